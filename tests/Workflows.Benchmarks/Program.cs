using Workflows.Benchmarks;

return args switch
{
    ["calendar", var cases] when int.TryParse(cases, out var count) && count > 0 => await CalendarChangeBenchmark.RunAsync(count),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Expected: calendar CASES, a calendar change over so many open cases, such as calendar 10000.");
    return 2;
}
