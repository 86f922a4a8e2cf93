using Workflows.Conformance;
using Workflows.Conformance.DmnTck;
using Workflows.Conformance.Osha;

switch (args)
{
    case ["dmn-tck", var folder]:
        return TckRunner.Run(folder, Console.Out);
    case ["osha", var file]:
        return OshaReplay.Run(file, ProductTree.Workflows, verbose: false, Console.Out, Console.Error);
    case ["osha", var file, "--verbose"]:
        return OshaReplay.Run(file, ProductTree.Workflows, verbose: true, Console.Out, Console.Error);
    case ["scratch", ..]:
        return Workflows.Conformance.Scratch.Run(args);
    default:
        Console.Error.WriteLine("Expected: dmn-tck FOLDER, or osha FILE [--verbose]");
        return 2;
}
