using Workflows.Conformance;
using Workflows.Conformance.DmnTck;
using Workflows.Conformance.Mutation;
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
    case ["mutate", .. var options]:
        return MutationRun.Run(options, ProductTree.Workflows, Console.Out, Console.Error);
    case ["checklist"]:
        return ChecklistText.Write(ProductTree.Workflows, Console.Out, Console.Error);
    case ["checklist", var folder]:
        return ChecklistText.Write(folder, Console.Out, Console.Error);
    default:
        Console.Error.WriteLine("Expected: checklist [FOLDER], mutate [FOLDER] [--only TEXT], dmn-tck FOLDER, feelin [--count N] [--seed S], or osha FILE [--verbose]");
        return 2;
}
