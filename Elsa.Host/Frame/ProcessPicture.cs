using System.Collections.Immutable;
using System.Text.Json;

namespace Elsa.Host.Frame;

/// <summary>How far a process has come: the diagram, and beneath it the same as a list. Partial <c>_ProcessPicture</c>.</summary>
/// <param name="Title">What is shown, for readers who do not see it.</param>
/// <param name="Href">Where the BPMN file is read.</param>
/// <param name="Steps">In the order of the list; the ones not reached are in the list only.</param>
internal sealed record ProcessPicture(string Title, string Href, ImmutableArray<PictureStep> Steps)
{
    /// <summary>What <c>js/diagram.js</c> draws on the diagram.</summary>
    /// <param name="label">The words for a step's state.</param>
    public string Progress(Func<PictureStep, string> label) => JsonSerializer.Serialize(
        Steps.Where(step => step.State != StepState.NotReached)
            .Select(step => new { element = step.Element, state = step.State.ToString().ToLowerInvariant(), label = label(step) }));
}

/// <param name="Element">The id in the BPMN file.</param>
/// <param name="Name">Its name in the reader's language.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Note">Who holds it, when it was done, which round; or null.</param>
internal sealed record PictureStep(string Element, string Name, StepState State, string? Note = null);
