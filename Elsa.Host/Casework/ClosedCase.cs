using System.Collections.Immutable;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.Extensions.Localization;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;

namespace Elsa.Host.Casework;

/// <summary>Whether a case is closed and not over, and whether anybody may still record anything in it: its head and its list of arrivals say the same.</summary>
internal static class ClosedCase
{
    /// <summary>Closed, and not over: what the party may still bring is recorded until its terms are.</summary>
    public static bool Is(CaseFile file) => !file.State.IsEnded && file.State.Record.Last("case.closed") is not null;

    /// <summary>What is said of a closed case: what somebody may still record in it, by name, or that nothing is.</summary>
    public static string Words(CaseFile file, PersonDirectory people, IStringLocalizer<CaseTexts> texts)
    {
        var context = new CommandContext(file.Now, file.Today, Person.System, people.All.ToImmutableDictionary(p => p.Id), ImmutableDictionary<string, int>.Empty);
        var open = Outlook.Messages(file.World.Procedures, file.State).Where(m => Preflight.Against(file.World.Procedures, file.World.Law, file.State, m, context).IsEmpty)
            .Select(m => m.Message.Title.ForReader()).Distinct().ToList();
        return open.Count == 0 ? texts["Case.ClosedForGood"] : texts["Case.Closed", string.Join(ReadersWords.Separator, open)];
    }
}
