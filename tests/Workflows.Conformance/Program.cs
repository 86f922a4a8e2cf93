using Workflows.Conformance;
using Workflows.Conformance.Coverage;
using Workflows.Conformance.DmnTck;
using Workflows.Conformance.Mutation;
using Workflows.Conformance.Osha;
using Workflows.Conformance.SecondOpinion;

const string Expected = "Expected: dmn-tck FOLDER, checklist [FOLDER], coverage [--out FILE], mutate [FOLDER] [--only TEXT] [--traces], feelin [--count N] [--seed S], or osha FILE [--rules NAME] [--verbose]";

switch (args)
{
    case ["dmn-tck", var folder]:
        return TckRunner.Run(folder, Console.Out);
    case ["feelin", .. var options]:
        return Comparison.Run(options, ProductTree.Tests, Console.Out, Console.Error);
    case ["osha", var file, .. var more]:
        var (ruleSet, verbose) = ((string?)null, false);
        for (var i = 0; i < more.Length; i++)
        {
            if (more[i] == "--verbose") verbose = true;
            else if (more[i] == "--rules" && i + 1 < more.Length) ruleSet = ProductTree.RuleSet(more[++i]);
            else goto default;
        }
        return OshaReplay.Run(file, ProductTree.Workflows, ruleSet, verbose, Console.Out, Console.Error);
    case ["coverage"]:
        return CoverageRun.Run(ProductTree.Workflows, ProductTree.Tests, null, Console.Out, Console.Error);
    case ["coverage", "--out", var file]:
        return CoverageRun.Run(ProductTree.Workflows, ProductTree.Tests, file, Console.Out, Console.Error);
    case ["mutate", .. var options]:
        return MutationRun.Run(options, ProductTree.Workflows, Console.Out, Console.Error);
    case ["checklist"]:
        return ChecklistText.Write(ProductTree.Workflows, Console.Out, Console.Error);
    case ["checklist", var folder]:
        return ChecklistText.Write(folder, Console.Out, Console.Error);
    default:
        Console.Error.WriteLine(Expected);
        return 2;
}
