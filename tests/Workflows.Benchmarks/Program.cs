using System.Globalization;
using Workflows.Benchmarks;
using Workflows.Benchmarks.Tables;

switch (args)
{
    case ["decision-table"]:
        return TableBenchmark.Run(Console.Out);
    case ["calendar", var cases] when int.TryParse(cases, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0:
        return await CalendarChangeBenchmark.RunAsync(count);
    default:
        Console.Error.WriteLine("Expected: decision-table, or calendar CASES");
        return 2;
}
