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
    case ["checklist"]:
        return ChecklistText.Write(ProductTree.Workflows, Console.Out, Console.Error);
    case ["checklist", var folder]:
        return ChecklistText.Write(folder, Console.Out, Console.Error);
    default:
        Console.Error.WriteLine("Expected: checklist [FOLDER], dmn-tck FOLDER, or osha FILE [--verbose]");
        return 2;
}
