using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Evaluation;

namespace Workflows.Decisions.Dmn.Logic;

/// <summary>A decision table, compiled (DMN 8.2 and 8.3).</summary>
internal sealed record DecisionTable(
    string OwnerId, HitPolicy Policy, Spot Spot, ImmutableArray<Step> Inputs, ImmutableArray<OutputColumn> Outputs, ImmutableArray<Rule> Rules)
{
    public FeelValue Evaluate(Run run, Link? scope)
    {
        var inputs = new Link[Inputs.Length];
        for (var i = 0; i < inputs.Length; i++) inputs[i] = new Link(scope, Inputs[i](run, scope));
        var hits = new List<Rule>();
        foreach (var rule in Rules)
        {
            run.Spend();
            if (!Matches(run, rule, inputs)) continue;
            hits.Add(rule);
            if (Policy == HitPolicy.First) break;
        }
        foreach (var hit in hits) run.Matched?.Add(new MatchedRule(hit.Id, hit.Index, hit.Annotation, OwnerId));
        if (hits.Count == 0) return Default(run, scope);
        if (Policy == HitPolicy.Unique && hits.Count > 1)
        {
            return run.Fail(Spot, $"Expected one rule of a unique table to match, but got rules {string.Join(", ", hits.Select(hit => hit.Index))}.");
        }
        return Output(run, scope, hits[0]);
    }

    private static bool Matches(Run run, Rule rule, Link[] inputs)
    {
        for (var i = 0; i < rule.Tests.Length; i++)
        {
            if (rule.Tests[i] is { } test && test(run, inputs[i]) is not FeelValue.Boolean { Value: true }) return false;
        }
        return true;
    }

    private FeelValue Output(Run run, Link? scope, Rule rule) => Combine(i => rule.Outputs[i](run, scope));

    private FeelValue Default(Run run, Link? scope)
    {
        if (Outputs.Any(output => output.Default is not null)) return Combine(i => Outputs[i].Default?.Invoke(run, scope) ?? FeelValue.Nothing);
        return run.Fail(Spot, "Expected a rule to match or a default output, but got neither.");
    }

    private FeelValue Combine(Func<int, FeelValue> column) => Outputs.Length == 1
        ? column(0)
        : FeelValue.Of(FeelContext.From(Outputs.Select((output, i) => KeyValuePair.Create(output.Name, column(i)))));
}

internal enum HitPolicy { Unique, First }

internal sealed record OutputColumn(string Name, Step? Default);

/// <summary>A rule: a test a column (null where every value passes), an output a column.</summary>
internal sealed record Rule(string Id, int Index, string Annotation, ImmutableArray<Step?> Tests, ImmutableArray<Step> Outputs);
