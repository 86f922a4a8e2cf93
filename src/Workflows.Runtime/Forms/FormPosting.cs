using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Engine.Commands;

namespace Workflows.Runtime.Forms;

/// <summary>A form as somebody filled it in.</summary>
/// <param name="Answers">What could be read, by the field's name; an unanswered or unreadable field is not among them.</param>
/// <param name="Problems">One for every field that could not be read. Whether the answers fit the form is not asked here.</param>
/// <param name="Typed">Every field as it was typed, to be shown again, readable or not.</param>
public sealed record FormPosting(
    FeelContext Answers, ImmutableArray<FormProblem> Problems, ImmutableDictionary<string, ImmutableArray<string>> Typed);
