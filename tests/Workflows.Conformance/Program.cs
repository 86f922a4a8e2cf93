using Workflows.Conformance;
using Workflows.Conformance.DmnTck;
using Workflows.Conformance.Osha;
using Workflows.Conformance.SecondOpinion;

switch (args)
{
    case ["dmn-tck", var folder]:
        return TckRunner.Run(folder, Console.Out);
    case ["feelin", .. var options]:
        return Comparison.Run(options, ProductTree.NodePackages, Console.Out, Console.Error);
    case ["osha", var file]:
        return OshaReplay.Run(file, ProductTree.Workflows, verbose: false, Console.Out, Console.Error);
    case ["osha", var file, "--verbose"]:
        return OshaReplay.Run(file, ProductTree.Workflows, verbose: true, Console.Out, Console.Error);
    default:
        Console.Error.WriteLine("Expected: dmn-tck FOLDER, feelin [--count N] [--seed S], or osha FILE [--verbose]");
        return 2;
}
