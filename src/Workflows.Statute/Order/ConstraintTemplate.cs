using System.Collections.Immutable;
using Workflows.Decisions.Feel;
using Workflows.Statute.Periods;

namespace Workflows.Statute.Order;

/// <summary>The templates of the Declare language about one event.</summary>
public enum Occurrence { Existence, Absence, Exactly, Init, End }

/// <summary>The templates of the Declare language about two events.</summary>
public enum Relation
{
    RespondedExistence, Response, AlternateResponse, ChainResponse, Precedence, AlternatePrecedence, ChainPrecedence,
    Succession, AlternateSuccession, ChainSuccession, NotCoExistence, NotSuccession, NotChainSuccession, Choice, ExclusiveChoice,
}

/// <summary>What a constraint demands. Each is one small automaton: <see cref="Automaton"/>.</summary>
public abstract record ConstraintTemplate
{
    private ConstraintTemplate() { }

    /// <summary>The automaton of the template; of a succession, that of its two halves at once.</summary>
    public OrderAutomaton Automaton => OrderAutomata.Of(this);

    /// <summary>The time within which it demands or forbids; null where the order alone counts.</summary>
    public Period? Window => (this as Relates)?.Within;

    /// <summary>What an event of that name is to the template.</summary>
    public Letter LetterOf(string eventName) => this switch
    {
        Occurs t => t.Event == eventName ? Letter.First : Letter.Other,
        Relates t => t.First.Contains(eventName) ? Letter.First : t.Then.Contains(eventName) ? Letter.Then : Letter.Other,
        Guard t => t.Before.Contains(eventName) ? Letter.First : Letter.Other,
        _ => Letter.Other,
    };

    /// <summary>Whether recording the event can break it: it is then refused. Time and the end of the case break the others.</summary>
    public bool Judges(string eventName) => Automaton.Forbids(LetterOf(eventName));

    /// <summary>Whether the event is anything to it at all.</summary>
    public bool Sees(string eventName) => Automaton.Minds(LetterOf(eventName));

    /// <summary>Whether its activation condition is asked at such an event. One whose condition said no is none of the rule's events.</summary>
    public bool Asks(Letter letter) => this switch
    {
        Guard or Occurs { Kind: Occurrence.Absence or Occurrence.Exactly } => letter == Letter.First,
        Occurs { Kind: Occurrence.Init } => letter == Letter.Other,
        Occurs or Relates { Kind: Relation.Choice } => false,
        Relates { Kind: Relation.RespondedExistence or Relation.Response or Relation.AlternateResponse or Relation.ChainResponse } => letter == Letter.First,
        Relates { Kind: Relation.Precedence or Relation.AlternatePrecedence or Relation.ChainPrecedence or Relation.NotSuccession or Relation.NotChainSuccession } =>
            letter == Letter.Then,
        _ => letter is Letter.First or Letter.Then,
    };

    /// <summary>Whether its condition is asked at the end of the case: what nothing in the case activates is owed by the case itself.</summary>
    public bool AsksAtTheEnd =>
        this is Occurs { Kind: Occurrence.Existence or Occurrence.Exactly or Occurrence.Init or Occurrence.End } or Relates { Kind: Relation.Choice or Relation.ExclusiveChoice };

    /// <summary>A template about one event: that it happens, never happens, happens so often, comes first or last.</summary>
    /// <param name="Times">Existence: at least so often. Absence: at most so often, 0 is never. Exactly: so often. Else it counts for nothing.</param>
    public sealed record Occurs(Occurrence Kind, string Event, int Times) : ConstraintTemplate;

    /// <summary>A template about two events, each of them one of several names.</summary>
    /// <param name="Same">Only events with the same value of this answer belong together; null where all do.</param>
    /// <param name="Within">The time in which the one asks for the other, permits or bars it, counted from the one; null is without end.</param>
    public sealed record Relates(Relation Kind, ImmutableArray<string> First, ImmutableArray<string> Then, string? Same = null, Period? Within = null) : ConstraintTemplate
    {
        /// <summary>The halves of a succession: a response and a precedence. Any other template is its own only part.</summary>
        internal ImmutableArray<Relates> Halves => Kind switch
        {
            Relation.Succession => [this with { Kind = Relation.Response }, this with { Kind = Relation.Precedence }],
            Relation.AlternateSuccession => [this with { Kind = Relation.AlternateResponse }, this with { Kind = Relation.AlternatePrecedence }],
            Relation.ChainSuccession => [this with { Kind = Relation.ChainResponse }, this with { Kind = Relation.ChainPrecedence }],
            _ => [this],
        };

        public bool Equals(Relates? other) => other is not null && Kind == other.Kind && First.SequenceEqual(other.First) && Then.SequenceEqual(other.Then)
            && Same == other.Same && Within == other.Within;

        public override int GetHashCode() => HashCode.Combine(Kind, First.Length, Then.Length, Same, Within);
    }

    /// <summary>When one of <paramref name="Before"/> is about to be recorded, <paramref name="That"/> must be true of the case and the event.</summary>
    public sealed record Guard(ImmutableArray<string> Before, FeelExpression That) : ConstraintTemplate;
}
