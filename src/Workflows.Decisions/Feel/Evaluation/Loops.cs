using System.Collections.Immutable;

namespace Workflows.Decisions.Feel.Evaluation;

/// <summary>What a name of a loop runs over, given the names before it; null, with a warning, where there is nothing to run over.</summary>
internal delegate IEnumerable<FeelValue>? Domain(Run run, Link? scope);

/// <summary>for, some and every over one or several domains, the last running fastest.</summary>
internal static class Loops
{
    /// <summary>Items that are copied for the price of a step.</summary>
    private const int ItemsAStep = 16;

    private delegate bool Visit(Link? scope);

    /// <param name="domains">What is run over.</param>
    /// <param name="body">The value for each combination; its innermost name is <c>partial</c>.</param>
    /// <param name="usesPartial">Whether the body may ask for what was gathered so far.</param>
    public static Step For(Domain[] domains, Step body, bool usesPartial) => (run, scope) =>
    {
        var results = ImmutableArray.CreateBuilder<FeelValue>();
        var complete = Each(run, scope, domains, 0, here =>
        {
            // Making partial a list each time would be quadratic where nobody asks.
            FeelValue partial = usesPartial ? new FeelValue.List(results.ToImmutable()) : FeelValue.Nothing;
            if (usesPartial) run.Spend(results.Count / ItemsAStep);
            results.Add(body(run, new Link(here, partial)));
            run.CheckSize(results.Count);
            return true;
        });
        return complete is null ? FeelValue.Nothing : run.Made(new FeelValue.List(results.ToImmutable()));
    };

    public static Step Quantified(Domain[] domains, Step body, bool every) => (run, scope) =>
    {
        var unknown = false;
        var ended = Each(run, scope, domains, 0, here =>
        {
            var holds = body(run, here);
            unknown |= holds is not FeelValue.Boolean;
            return holds is not FeelValue.Boolean known || known.Value == every;
        });
        if (ended is null) return FeelValue.Nothing;
        return ended == false ? FeelValue.Of(!every) : unknown ? FeelValue.Nothing : FeelValue.Of(every);
    };

    /// <summary>Visits every combination; false when a visit ended it, null when a domain is none.</summary>
    private static bool? Each(Run run, Link? scope, Domain[] domains, int index, Visit visit)
    {
        if (index == domains.Length) return visit(scope);
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (domains[index](run, scope) is not { } domain) return null;
        foreach (var value in domain)
        {
            run.Spend();
            if (Each(run, new Link(scope, value), domains, index + 1, visit) is not true and var ended) return ended;
        }
        return true;
    }
}
