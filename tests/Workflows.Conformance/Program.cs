using Workflows.Conformance.DmnTck;

switch (args)
{
    case ["dmn-tck", var folder]:
        return TckRunner.Run(folder, Console.Out);
    default:
        Console.Error.WriteLine("Expected: dmn-tck FOLDER");
        return 2;
}
