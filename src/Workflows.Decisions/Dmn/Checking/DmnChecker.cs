using System.Collections.Immutable;

namespace Workflows.Decisions.Dmn.Checking;

/// <summary>
/// Looks through a model that reads for what would only come to light in a case: clashing types, outputs that their type does not
/// allow, inputs that no rule of a table takes or that two take. What is not known of a type is taken for right.
/// </summary>
public static class DmnChecker
{
    /// <summary>What is wrong, in the order of the file. A file with diagnostics of its own has no findings here: those come first.</summary>
    public static ImmutableArray<DmnFinding> Check(DmnParse parse)
    {
        ArgumentNullException.ThrowIfNull(parse);
        if (parse is not { IsSound: true, Model.Source: { } source }) return [];
        try
        {
            return new ModelChecker(source, parse.Model.Types).Run();
        }
        catch (InsufficientExecutionStackException)
        {
            return [new(DmnFault.TooLarge, new(source.File, 0, 0, "", "Not analysed: the file's requirements or types are nested too deeply.")) { IsCertain = false }];
        }
    }
}
