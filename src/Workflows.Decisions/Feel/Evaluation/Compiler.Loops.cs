using System.Collections.Immutable;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Evaluation;

internal sealed partial class Compiler
{
    private delegate bool Visit(Run run, Link? scope);

    private Step For(Expr.For tree, Bindings names, Spot spot)
    {
        var (domains, inner) = Domains(tree.Over, names, spot);
        var uses = UsesPartial(tree.Return);
        var body = Compile(tree.Return, inner.With("partial"));
        return (run, scope) =>
        {
            var results = ImmutableArray.CreateBuilder<FeelValue>();
            var complete = Each(run, scope, domains, 0, (_, here) =>
            {
                // partial is what was gathered so far; making it a list each time would be quadratic where nobody asks.
                FeelValue partial = uses ? new FeelValue.List(results.ToImmutable()) : FeelValue.Nothing;
                results.Add(body(run, new Link(here, partial)));
                run.CheckSize(results.Count);
                if (uses) run.Spend(results.Count);
                return true;
            });
            return complete is null ? FeelValue.Nothing : new FeelValue.List(results.ToImmutable());
        };
    }

    private Step Quantified(Expr.Quantified tree, Bindings names, Spot spot)
    {
        var (domains, inner) = Domains(tree.Over, names, spot);
        var body = Compile(tree.Satisfies, inner);
        var every = tree.Every;
        return (run, scope) =>
        {
            var unknown = false;
            var ended = Each(run, scope, domains, 0, (_, here) =>
            {
                var holds = body(run, here);
                unknown |= holds is not FeelValue.Boolean;
                return holds is not FeelValue.Boolean known || known.Value == every;
            });
            if (ended is null) return FeelValue.Nothing;
            return ended == false ? FeelValue.Of(!every) : unknown ? FeelValue.Nothing : FeelValue.Of(every);
        };
    }

    private (Func<Run, Link?, IEnumerable<FeelValue>?>[] Domains, Bindings Inner) Domains(ImmutableArray<Iteration> over, Bindings names, Spot spot)
    {
        var domains = new Func<Run, Link?, IEnumerable<FeelValue>?>[over.Length];
        for (var i = 0; i < over.Length; i++)
        {
            var of = Compile(over[i].Of, names);
            var to = over[i].To is { } end ? Compile(end, names) : null;
            domains[i] = (run, scope) => to is null
                ? Iterating.Over(run, spot, of(run, scope))
                : Iterating.Count(run, spot, of(run, scope), to(run, scope));
            names = names.With(over[i].Name);
        }
        return (domains, names);
    }

    /// <summary>Visits every combination; false when a visit ended it, null when a domain is none.</summary>
    private static bool? Each(Run run, Link? scope, Func<Run, Link?, IEnumerable<FeelValue>?>[] domains, int index, Visit visit)
    {
        if (index == domains.Length) return visit(run, scope);
        if (domains[index](run, scope) is not { } domain) return null;
        foreach (var value in domain)
        {
            run.Spend();
            if (Each(run, new Link(scope, value), domains, index + 1, visit) is not true and var ended) return ended;
        }
        return true;
    }

    private static bool UsesPartial(Expr tree) => tree switch
    {
        Expr.Name x => x.Text == "partial",
        Expr.Literal or Expr.AtLiteral or Expr.Anything => false,
        Expr.Negate x => UsesPartial(x.Of),
        Expr.Arithmetic x => UsesPartial(x.Left) || UsesPartial(x.Right),
        Expr.Compare x => UsesPartial(x.Left) || UsesPartial(x.Right),
        Expr.Path x => UsesPartial(x.Of),
        Expr.ListOf x => x.Items.Any(UsesPartial),
        Expr.ContextOf x => x.Entries.Any(entry => UsesPartial(entry.Value)),
        Expr.Call x => UsesPartial(x.Target) || x.Arguments.Any(UsesPartial),
        _ => true,
    };
}
