using System.Collections.Immutable;

namespace Elsa.Host.Frame;

/// <summary>What everybody in the approval line said, newest last, former rounds kept. Partial <c>_OpinionTrail</c>.</summary>
internal sealed record OpinionTrail(ImmutableArray<Opinion> Opinions);

/// <param name="Step">The step's name in the reader's language.</param>
/// <param name="Person">Who was asked.</param>
/// <param name="Rank">The post in which they were asked.</param>
/// <param name="Unit">Where they belong.</param>
/// <param name="Arrived">When the task reached the person, local time.</param>
/// <param name="Finished">When it was answered, or null while it is open.</param>
/// <param name="WorkingDays">The time used, in working days.</param>
/// <param name="Decision">The decision word (同意, 退回, 通过), or null while it is open.</param>
/// <param name="Text">The opinion itself, or null.</param>
/// <param name="Round">1, or more after a return.</param>
/// <param name="Attachments">Files given with the opinion.</param>
internal sealed record Opinion(
    string Step,
    string Person,
    string Rank,
    string Unit,
    DateTime Arrived,
    DateTime? Finished,
    int? WorkingDays,
    string? Decision,
    string? Text,
    int Round,
    ImmutableArray<Attachment> Attachments);

/// <summary>A file and where it is read.</summary>
internal sealed record Attachment(string Name, string Href);
