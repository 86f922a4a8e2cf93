using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;

namespace Workflows.Statute.Order;

/// <summary>
/// The automata of the Declare templates, as tables: a row a state, a column a letter (other, first, then, window over). <c>!</c> breaks the rule and
/// names the state in which watching goes on; <c>owes</c> means that a case may not end there.
/// </summary>
public static class OrderAutomata
{
    private static readonly ConcurrentDictionary<(object Kind, int Times, bool HasWindow), OrderAutomaton> s_made = new();

    /// <summary>The automaton of a template; the same one for all templates of a kind.</summary>
    public static OrderAutomaton Of(ConstraintTemplate template) => template switch
    {
        ConstraintTemplate.Occurs t => s_made.GetOrAdd((t.Kind, t.Times, false), key => Unary(t.Kind, key.Times)),
        ConstraintTemplate.Relates { Halves: [var response, var precedence] } t =>
            s_made.GetOrAdd((t.Kind, 0, t.Within is not null), _ => OrderAutomaton.Both(Of(response), Of(precedence))),
        ConstraintTemplate.Relates t => s_made.GetOrAdd((t.Kind, 0, t.Within is not null), key => Table(Rows(t.Kind), key.HasWindow)),
        ConstraintTemplate.Guard => s_made.GetOrAdd((Occurrence.Absence, 0, false), _ => Unary(Occurrence.Absence, 0)), // the event whose demand is not met never happens
        _ => throw new UnreachableException(template.GetType().Name),
    };

    private static ImmutableArray<string> Rows(Relation kind) => kind switch
    {
        Relation.RespondedExistence =>
        [
            "quiet           quiet     waiting   settled   quiet",
            "waiting  owes   waiting   waiting   settled   waiting",
            "settled         settled   settled   settled   settled",
        ],
        Relation.Response =>
        [
            "quiet           quiet     waiting   quiet     quiet",
            "waiting  owes   waiting   waiting   quiet     !overdue",
            "overdue  owes   overdue   overdue   quiet     overdue",
        ],
        Relation.AlternateResponse =>
        [
            "quiet           quiet     waiting   quiet     quiet",
            "waiting  owes   waiting   !waiting  quiet     !overdue",
            "overdue  owes   overdue   !overdue  quiet     overdue",
        ],
        Relation.ChainResponse =>
        [
            "quiet           quiet     waiting   quiet     quiet",
            "waiting  owes   !quiet    !waiting  quiet     !overdue",
            "overdue  owes   !quiet    !waiting  quiet     overdue",
        ],
        Relation.Precedence =>
        [
            "bare            bare      ready     !bare     bare",
            "ready           ready     ready     ready     bare",
        ],
        Relation.AlternatePrecedence =>
        [
            "bare            bare      ready     !bare     bare",
            "ready           ready     ready     bare      bare",
        ],
        Relation.ChainPrecedence =>
        [
            "bare            bare      ready     !bare     bare",
            "ready           bare      ready     bare      bare",
        ],
        Relation.NotSuccession =>
        [
            "free            free      barred    free      free",
            "barred          barred    barred    !barred   free",
        ],
        Relation.NotChainSuccession =>
        [
            "free            free      barred    free      free",
            "barred          free      barred    !free     free",
        ],
        Relation.NotCoExistence =>
        [
            "neither         neither   first     then      neither",
            "first           first     first     !both     first",
            "then            then      !both     then      then",
            "both            both      !both     !both     both",
        ],
        Relation.Choice =>
        [
            "neither  owes   neither   chosen    chosen    neither",
            "chosen          chosen    chosen    chosen    chosen",
        ],
        Relation.ExclusiveChoice =>
        [
            "neither  owes   neither   first     then      neither",
            "first           first     first     !both     first",
            "then            then      !both     then      then",
            "both            both      !both     !both     both",
        ],
        _ => throw new UnreachableException(kind.ToString()),
    };

    private static OrderAutomaton Unary(Occurrence kind, int times) => Table(kind switch
    {
        Occurrence.Existence => Counting(times, owesBelow: true, atMost: false),
        Occurrence.Absence => Counting(times, owesBelow: false, atMost: true),
        Occurrence.Exactly => Counting(times, owesBelow: true, atMost: true),
        Occurrence.Init =>
        [
            "unbegun  owes   !begun    begun     begun     unbegun",
            "begun           begun     begun     begun     begun",
        ],
        Occurrence.End =>
        [
            "open     owes   open      last      open      open",
            "last            open      last      open      last",
        ],
        _ => throw new UnreachableException(kind.ToString()),
    }, hasWindow: false);

    // Each occurrence is one on, up to the number; what comes after it is nothing to a rule that asks for so many, and breaks one that allows no more.
    private static ImmutableArray<string> Counting(int times, bool owesBelow, bool atMost) =>
    [
        .. Enumerable.Range(0, times).Select(n => $"{n} {(owesBelow ? "owes " : "")}{n} {n + 1} {n} {n}"),
        $"{times} {times} {(atMost ? "!" : "")}{times} {times} {times}",
    ];

    private static OrderAutomaton Table(ImmutableArray<string> rows, bool hasWindow)
    {
        var words = rows.Select(r => r.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var names = words.Select(w => w[0]).ToImmutableArray();
        var broken = names.Length;
        var steps =
            from row in words
            from cell in row[^4..]
            let goesOn = names.IndexOf(cell.TrimStart('!'))
            select cell[0] == '!' ? new OrderStep(broken, true, goesOn) : new OrderStep(goesOn, false, goesOn);
        return new(names, [.. words.Select(w => w.Length == 6)], [.. steps], hasWindow);
    }
}
