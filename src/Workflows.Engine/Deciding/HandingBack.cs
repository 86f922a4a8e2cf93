using System.Collections.Immutable;
using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;

namespace Workflows.Engine.Deciding;

/// <summary>Gives back to the roles what a person took and will not do: he leaves, or must withdraw.</summary>
internal static class HandingBack
{
    /// <summary>The tasks of somebody who leaves; the head of his unit is told once for the case. Nothing held is nothing done.</summary>
    public static void HandBack(Run run, string person)
    {
        var count = Release(run, person);
        if (count == 0) return;
        run.Effects.Add(new Effect.Mail(
            string.Create(CultureInfo.InvariantCulture, $"handed-back/{person}/{run.State.Version}"), "handed-back", [run.Law.Readers.UnitHead],
            ImmutableDictionary<string, ImmutableArray<string>>.Empty,
            new(string.Create(CultureInfo.InvariantCulture, $"账号停用，{count} 项已认领的任务退回，请另行安排"),
                string.Create(CultureInfo.InvariantCulture, $"An account was closed: {count} claimed {(count == 1 ? "task goes" : "tasks go")} back to the role, please assign")),
            FeelContext.Empty.Set("case", FeelValue.Of(run.State.Number ?? run.State.Id.ToString())))
        {
            Unit = run.Context.Find(person)?.Unit,
        });
    }

    /// <summary>Releases what the person took; returns how many tasks.</summary>
    public static int Release(Run run, string person)
    {
        var held = run.State.Record.Tasks.Values.Where(t => t.ClaimedBy == person).ToList();
        foreach (var task in held) run.Emit(new CaseEvent.TaskReleased(task.Node));
        return held.Count;
    }
}
