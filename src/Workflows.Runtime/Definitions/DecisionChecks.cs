using System.Collections.Immutable;
using Workflows.Decisions.Dmn;
using Workflows.Decisions.Dmn.Checking;

namespace Workflows.Runtime.Definitions;

/// <summary>
/// Whether the decisions of a folder hold together: types, outputs that their column allows, inputs that no rule of a table takes or that two take.
/// Only what lies in <c>workflows/</c> now is asked so much; a bundle that was accepted once stays readable.
/// </summary>
internal static class DecisionChecks
{
    public static IEnumerable<Finding> Run(Bundle bundle) => DmnReader.ReadAll(DecisionFiles.In(bundle)).SelectMany(parse => DmnChecker.Check(parse)).Select(Told);

    /// <summary>A file by itself: what its reader complains of, else what its checks find.</summary>
    public static ImmutableArray<Finding> Alone(string text, string file)
    {
        var parse = DmnReader.Read(text, file);
        return [.. parse.Diagnostics.Select(d => d.ToFinding()), .. DmnChecker.Check(parse).Select(Told)];
    }

    private static Finding Told(DmnFinding found) => found.At.ToFinding() with { Code = Code(found.Fault), IsRemark = !found.IsCertain };

    private static string Code(DmnFault fault) => fault switch
    {
        DmnFault.Type => "DMN0002",
        DmnFault.NeverMatches => "DMN0003",
        DmnFault.Gap => "DMN0004",
        DmnFault.Overlap => "DMN0005",
        DmnFault.Masked => "DMN0006",
        DmnFault.NotAnalysed => "DMN0007",
        DmnFault.TooLarge => "DMN0008",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
