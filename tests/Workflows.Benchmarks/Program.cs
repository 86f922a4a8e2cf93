using Workflows.Benchmarks.Tables;

switch (args)
{
    case ["decision-table"]:
        return TableBenchmark.Run(Console.Out);
    default:
        Console.Error.WriteLine("Expected: decision-table");
        return 2;
}
