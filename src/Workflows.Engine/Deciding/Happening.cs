using Workflows.Decisions.Feel;

namespace Workflows.Engine.Deciding;

/// <summary>What is known when an element completes.</summary>
/// <param name="Answers">The answers of its form, or the outputs of its action or call, nested: what conditions and guards see.</param>
/// <param name="LegalDay">The form's legal date; null where the form has none.</param>
/// <param name="HeardFrom">The legal event that set it off, which it does not record a second time; null where none did.</param>
internal sealed record Happening(FeelContext Answers, DateOnly? LegalDay, string? HeardFrom)
{
    /// <summary>What the legal event keeps of the answers: all but opinions.</summary>
    public FeelContext Kept { get; init; } = Answers;

    /// <summary>The instant of effect, where the form gave a time; else null.</summary>
    public DateTimeOffset? Instant { get; init; }

    public static Happening Plain(FeelContext answers) => new(answers, null, null);
}
