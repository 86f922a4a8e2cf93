using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Workflows.Decisions.Feel.Syntax;

namespace Workflows.Decisions.Feel.Evaluation;

/// <summary>A compiled piece of an expression.</summary>
internal delegate FeelValue Step(Run run, Link? scope);

/// <summary>The value of one local name, and the names around it; which name sits where was settled by the compiler.</summary>
internal sealed record Link(Link? Outer, FeelValue Value)
{
    /// <summary>The value; set later only for a function that sees itself.</summary>
    public FeelValue Value { get; private set; } = Value;

    /// <summary>What the step gives, which sees itself where it is a function.</summary>
    public static FeelValue SeeingItself(Run run, Step step, Link? scope)
    {
        var self = new Link(scope, FeelValue.Nothing);
        return self.Value = step(run, self);
    }
}

/// <summary>A place in an expression's text, for messages.</summary>
internal readonly record struct Spot(string Text, int At);

/// <summary>One evaluation: its scope, what it may still spend, and what it complained of.</summary>
internal class Run(FeelContext globals, FeelSurroundings surroundings)
{
    private const int MaxWarnings = 100;
    private const int LongestMessage = 1_000;
    private ImmutableArray<FeelDiagnostic>.Builder? warnings;
    private int steps = surroundings.Limits.Steps;
    private int calls;
    private int told;

    public FeelContext Globals { get; private set; } = globals;

    public FeelSurroundings Surroundings { get; } = surroundings;

    public FeelLimits Limits => Surroundings.Limits;

    public ImmutableArray<FeelDiagnostic> Warnings => warnings?.ToImmutable() ?? [];

    /// <summary>The warnings since this was last asked.</summary>
    public ImmutableArray<FeelDiagnostic> NewWarnings()
    {
        if (warnings is null || told == warnings.Count) return [];
        var fresh = warnings.Skip(told).ToImmutableArray();
        told = warnings.Count;
        return fresh;
    }

    public FeelResult Result(Step step, Link? scope) => new(Guarded(step, scope), Warnings);

    /// <summary>The step's value; null where it broke a limit.</summary>
    public FeelValue Guarded(Step step, Link? scope)
    {
        try
        {
            return step(this, scope);
        }
        catch (LimitReached limit)
        {
            return Fail(limit.Spot, limit.Message);
        }
        catch (InsufficientExecutionStackException)
        {
            return Fail(default, "Expected values and calls nested less deeply, but the stack is used up.");
        }
        catch (OverflowException)
        {
            return Fail(default, "Expected a result within the range of its type, but it overflowed.");
        }
    }

    /// <summary>Notes why a value is null, and gives null.</summary>
    public FeelValue Fail(Spot spot, string message, string expected = "", string found = "")
    {
        warnings ??= ImmutableArray.CreateBuilder<FeelDiagnostic>();
        if (warnings.Count < MaxWarnings) warnings.Add(Spots.Diagnose(spot.Text ?? "", spot.At, Cut(expected), Cut(found), Cut(message)));
        return FeelValue.Nothing;
    }

    /// <summary>A message may quote a value, and a value may be long.</summary>
    private static string Cut(string message) => message.Length <= LongestMessage ? message : message[..LongestMessage] + "…";

    public FeelValue Mismatch(Spot spot, string expected, FeelValue found)
    {
        var kind = FeelText.KindOf(found);
        return Fail(spot, $"Expected {expected}, but got {kind}.", expected, kind);
    }

    /// <summary>Notes that a value does not fit a declared type, and gives null; where the type allows some values only, it says which.</summary>
    public FeelValue Misfit(Spot spot, string expected, FeelType type, FeelValue found)
    {
        if (type.Resolved() is not FeelType.Restricted { Words: { } words } || Extent.Of(found).Weight > LongestMessage) return Mismatch(spot, expected, found);
        var (allowed, given) = (words.Trim(), found is FeelValue.String text ? FeelText.Quote(text.Value) : found.ToString());
        return Fail(spot, $"Expected {expected}, which allows {allowed}, but got {given}.", allowed, given);
    }

    /// <summary>Whether a test on a value is true, asked with other globals at this evaluation's expense; what it warns of counts only where it is not.</summary>
    public bool Holds(Step test, FeelValue value, FeelContext others)
    {
        var (outer, before) = (Globals, warnings?.Count ?? 0);
        Globals = others;
        try
        {
            if (test(this, new Link(null, value)) is not FeelValue.Boolean { Value: true }) return false;
        }
        finally
        {
            Globals = outer;
        }
        while (warnings?.Count > before) warnings.RemoveAt(warnings.Count - 1);
        return true;
    }

    public void Spend(int amount = 1)
    {
        if ((steps -= amount) < 0) throw new LimitReached(default, $"Expected at most {Limits.Steps} steps, but the evaluation asks for more.");
    }

    public void CheckSize(long size)
    {
        if (size > Limits.Size) throw new LimitReached(default, $"Expected at most {Limits.Size} items or characters, but got {size}.");
    }

    /// <summary>A value that was built, unless it is larger with all that it holds, or deeper, than it may be.</summary>
    public FeelValue Made(FeelValue value)
    {
        var extent = Extent.Of(value);
        if (extent.Weight > Limits.Size) throw new LimitReached(default, $"Expected at most {Limits.Size} parts in a value, but got {extent.Weight}.");
        if (extent.Depth > Limits.Depth) throw new LimitReached(default, $"Expected values nested at most {Limits.Depth} deep, but got a deeper one.");
        return value;
    }

    /// <summary>What it costs to look at the whole of a value.</summary>
    public void SpendOn(FeelValue value)
    {
        if (value is FeelValue.List or FeelValue.Context or FeelValue.String) Spend(Extent.Of(value).Weight);
    }

    public void Enter()
    {
        Spend();
        if (++calls > Limits.CallDepth) throw new LimitReached(default, $"Expected at most {Limits.CallDepth} calls within calls, but got more.");
        RuntimeHelpers.EnsureSufficientExecutionStack();
    }

    public void Leave() => calls--;
}

/// <summary>Ends an evaluation that asks for too much; caught in <see cref="Run.Guarded"/>.</summary>
#pragma warning disable CA1064, CA1032 // Never leaves this assembly.
internal sealed class LimitReached(Spot spot, string message) : Exception(message)
{
    public Spot Spot { get; } = spot;
}
