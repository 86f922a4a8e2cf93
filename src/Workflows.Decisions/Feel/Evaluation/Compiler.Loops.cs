using System.Collections.Immutable;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Evaluation;

internal sealed partial class Compiler
{
    private Step For(Expr.For tree, Bindings names, Spot spot)
    {
        var (domains, inner) = Domains(tree.Over, names, spot);
        return Loops.For(domains, Compile(tree.Return, inner.With("partial")), tree.Return.AsksForPartial());
    }

    private Step Quantified(Expr.Quantified tree, Bindings names, Spot spot)
    {
        var (domains, inner) = Domains(tree.Over, names, spot);
        return Loops.Quantified(domains, Compile(tree.Satisfies, inner), tree.Every);
    }

    private (Domain[] Domains, Bindings Inner) Domains(ImmutableArray<Iteration> over, Bindings names, Spot spot)
    {
        var domains = new Domain[over.Length];
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
}
