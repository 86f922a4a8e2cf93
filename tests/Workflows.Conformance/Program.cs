using Workflows.Conformance;
using Workflows.Conformance.DmnTck;
using Workflows.Conformance.Osha;

const string Expected = "Expected: dmn-tck FOLDER, or osha FILE [--rules NAME] [--verbose]";

switch (args)
{
    case ["dmn-tck", var folder]:
        return TckRunner.Run(folder, Console.Out);
    case ["osha", var file, .. var options]:
        var (ruleSet, verbose) = ((string?)null, false);
        for (var i = 0; i < options.Length; i++)
        {
            if (options[i] == "--verbose") verbose = true;
            else if (options[i] == "--rules" && i + 1 < options.Length) ruleSet = ProductTree.RuleSet(options[++i]);
            else goto default;
        }
        return OshaReplay.Run(file, ProductTree.Workflows, ruleSet, verbose, Console.Out, Console.Error);
    default:
        Console.Error.WriteLine(Expected);
        return 2;
}
