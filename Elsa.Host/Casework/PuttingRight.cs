using System.Collections.Immutable;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;

namespace Elsa.Host.Casework;

/// <summary>
/// Where a case records that its decision was wrong and is put right (行政处罚法 art. 75(2)): the way on where a true day shows a step to have been unlawful,
/// which no correction of a date may undo. Partial <c>_PuttingRight</c>.
/// </summary>
/// <param name="Expected">The message that the case waits for; null where it cannot be recorded now.</param>
/// <param name="IsMine">Whether the reader records it.</param>
/// <param name="IsDecided">Whether there is a decision that could be put right.</param>
internal sealed record PuttingRight(CaseFile File, ExpectedMessage? Expected, bool IsMine, bool IsDecided)
{
    private const string Message = "decision.corrected";

    public static PuttingRight Of(CaseFile file, Person? reader, PersonDirectory people)
    {
        var context = new CommandContext(file.Now, file.Today, reader ?? Person.System, people.All.ToImmutableDictionary(p => p.Id), ImmutableDictionary<string, int>.Empty);
        var expected = Outlook.Messages(file.World.Procedures, file.State).FirstOrDefault(m => m.Message.Name == Message
            && Preflight.Against(file.World.Procedures, file.World.Law, file.State, m, context).IsEmpty);
        return new(file, expected, expected is not null && reader is not null && expected.Message.Roles.Any(r => reader.MayActAs(r, file.Today)), file.State.Record.Last("decision.made") is not null);
    }
}
