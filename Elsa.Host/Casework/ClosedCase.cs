using System.Collections.Immutable;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;

namespace Elsa.Host.Casework;

/// <summary>Whether a case is closed and not over, and whether anybody may still record anything in it: its head and its list of arrivals say the same.</summary>
internal static class ClosedCase
{
    /// <summary>Closed, and not over: what the party may still bring is recorded until its terms are.</summary>
    public static bool Is(CaseFile file) => !file.State.IsEnded && file.State.Record.Last("case.closed") is not null;

    /// <summary>The key of what is said of a closed case.</summary>
    public static string Words(CaseFile file, PersonDirectory people)
    {
        var context = new CommandContext(file.Now, file.Today, Person.System, people.All.ToImmutableDictionary(p => p.Id), ImmutableDictionary<string, int>.Empty);
        return Outlook.Messages(file.World.Procedures, file.State).Any(m => Preflight.Against(file.World.Procedures, file.World.Law, file.State, m, context).IsEmpty)
            ? "Case.Closed" : "Case.ClosedForGood";
    }
}
