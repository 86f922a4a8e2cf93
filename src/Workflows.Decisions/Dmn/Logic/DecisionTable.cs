using System.Collections.Immutable;
using Workflows.Decisions.Dmn.Requirements;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.Builtins;
using Workflows.Decisions.Feel.Evaluation;
using Workflows.Decisions.Feel.AbstractValues;

namespace Workflows.Decisions.Dmn.Logic;

/// <summary>A decision table, compiled (DMN 8.2 and 8.3).</summary>
internal sealed record DecisionTable(
    string OwnerId, HitPolicy Policy, Spot Spot, ImmutableArray<InputColumn> Inputs, ImmutableArray<OutputColumn> Outputs, ImmutableArray<Rule> Rules)
{
    public FeelValue Evaluate(Run run, Link? scope)
    {
        var inputs = new Link[Inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = new Link(scope, Inputs[i].Value(run, scope));
        }
        (run as NotedRun)?.Asked.Add((OwnerId, [.. Inputs.Zip(inputs, (column, input) => new AskedInput(column.Label, column.Written, input.Value))]));
        for (var i = 0; i < inputs.Length; i++)
        {
            if (Inputs[i].Allowed is { } allowed && allowed(run, inputs[i]) is not FeelValue.Boolean { Value: true })
            {
                return run.Fail(Spot, $"Expected an allowed value for input {i + 1}, but got {inputs[i].Value}.");
            }
        }
        var hits = new List<Rule>();
        run.Spend(Rules.Length);
        foreach (var rule in Rules)
        {
            if (!Matches(run, rule, inputs)) continue;
            hits.Add(rule);
            if (Policy == HitPolicy.First) break;
        }
        foreach (var hit in hits) (run as NotedRun)?.Matched.Add(new MatchedRule(hit.Id, hit.Index, hit.Annotation, OwnerId));
        return hits.Count == 0 ? Default(run, scope) : Decide(run, scope, hits);
    }

    /// <summary>What it can answer, by the outputs of its rules.</summary>
    public AbstractValue Range()
    {
        if (Outputs is not [{ Default: null }] || Policy is HitPolicy.Collect or HitPolicy.RuleOrder or HitPolicy.OutputOrder or HitPolicy.Sum or HitPolicy.Min or HitPolicy.Max or HitPolicy.Count)
            return AbstractValue.Anything;
        return Rules.Select(rule => FeelExpression.Parse(rule.Written.FirstOrDefault() ?? "").Expression is { } output ? new FeelQuestion(output).ValueUnder(Unknowing.Instance) : AbstractValue.Anything)
            .Aggregate((AbstractValue?)null, (all, one) => all is null ? one : all.Or(one)) ?? AbstractValue.Anything;
    }

    private FeelValue Decide(Run run, Link? scope, List<Rule> hits)
    {
        if (Policy == HitPolicy.Unique && hits.Count > 1)
        {
            return run.Fail(Spot, $"Expected one rule of a unique table to match, but got rules {Numbers(hits)}.");
        }
        if (Policy == HitPolicy.Count) return FeelValue.Of(hits.Count);
        var rows = hits.Select(hit => hit.Outputs.Select(output => output(run, scope)).ToArray()).ToList();
        switch (Policy)
        {
            case HitPolicy.Any when rows.Skip(1).Any(row => !row.SequenceEqual(rows[0])):
                return run.Fail(Spot, $"Expected the matching rules of an any table to agree, but rules {Numbers(hits)} do not.");
            case HitPolicy.Priority:
                return Combine(Ranked(run, scope, rows)[0]);
            case HitPolicy.OutputOrder:
                return FeelValue.Of(Ranked(run, scope, rows).Select(Combine));
            case HitPolicy.Collect or HitPolicy.RuleOrder:
                return FeelValue.Of(rows.Select(Combine));
            case HitPolicy.Sum or HitPolicy.Min or HitPolicy.Max when Outputs.Length > 1:
                return run.Fail(Spot, $"Expected one output column to aggregate, but got {Outputs.Length}.");
            case HitPolicy.Sum or HitPolicy.Min or HitPolicy.Max:
                return Aggregated(run, rows.Select(row => row[0]));
            default:
                return Combine(rows[0]);
        }
    }

    /// <summary>The collected outputs by FEEL's own function of that name (DMN 8.2.8).</summary>
    private FeelValue Aggregated(Run run, IEnumerable<FeelValue> outputs)
    {
        var name = Policy switch { HitPolicy.Sum => "sum", HitPolicy.Min => "min", _ => "max" };
        return BuiltinFunctions.Find(name)!.Choose(1)!.Body(new Call(run, Spot, name, [FeelValue.Of(outputs)]));
    }

    private static bool Matches(Run run, Rule rule, Link[] inputs)
    {
        for (var i = 0; i < rule.Tests.Length; i++)
        {
            if (rule.Tests[i] is { } test && test(run, inputs[i]) is not FeelValue.Boolean { Value: true }) return false;
        }
        return true;
    }

    /// <summary>The rows by the place of their outputs among the allowed values, the first column first; equal rows keep the order of the rules.</summary>
    private List<FeelValue[]> Ranked(Run run, Link? scope, List<FeelValue[]> rows)
    {
        var orders = Outputs.Select(output => output.Values.Select(value => value(run, scope)).ToList()).ToArray();
        int Rank(FeelValue[] row, int column)
        {
            var place = orders[column].FindIndex(allowed => Operators.Passes(run, Spot, row[column], allowed) is FeelValue.Boolean { Value: true });
            return place < 0 ? int.MaxValue : place;
        }
        var ranked = rows.OrderBy(row => Rank(row, 0));
        for (var i = 1; i < Outputs.Length; i++)
        {
            var column = i;
            ranked = ranked.ThenBy(row => Rank(row, column));
        }
        return [.. ranked];
    }

    private FeelValue Default(Run run, Link? scope)
    {
        if (Outputs.Any(output => output.Default is not null)) return Combine([.. Outputs.Select(output => output.Default?.Invoke(run, scope) ?? FeelValue.Nothing)]);
        return run.Fail(Spot, "Expected a rule to match or a default output, but got neither.");
    }

    private FeelValue Combine(FeelValue[] row) => Outputs.Length == 1
        ? row[0]
        : FeelValue.Of(FeelContext.From(Outputs.Select((output, i) => KeyValuePair.Create(output.Name, row[i]))));

    private static string Numbers(List<Rule> hits) => string.Join(", ", hits.Select(hit => hit.Index));
}

/// <summary>An input: its expression, and a test of the values it may have.</summary>
internal sealed record InputColumn(Step Value, Step? Allowed)
{
    /// <summary>What the file calls it; its expression where it has no label.</summary>
    public string Label { get; init; } = "";

    /// <summary>The expression as the file has it.</summary>
    public string Written { get; init; } = "";
}

/// <summary>An output: its name, the allowed values from the most wanted down, and its value where no rule matches.</summary>
internal sealed record OutputColumn(string Name, ImmutableArray<Step> Values, Step? Default);

/// <summary>A rule: a test a column (null where every value passes), an output a column.</summary>
internal sealed record Rule(string Id, int Index, string Annotation, ImmutableArray<Step?> Tests, ImmutableArray<Step> Outputs)
{
    /// <summary>The outputs as the file has them.</summary>
    public ImmutableArray<string> Written { get; init; } = [];
}
