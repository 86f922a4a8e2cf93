using System.Collections.Immutable;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Evaluation;

internal sealed partial class Compiler
{
    private Step For(Expr.For tree, Bindings names, Spot spot)
    {
        var (domains, inner) = Domains(tree.Over, names, spot);
        return Loops.For(domains, Compile(tree.Return, inner.With("partial")), UsesPartial(tree.Return));
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
