using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Workflows.Decisions.Feel.AbstractValues;
using Workflows.Engine.Verification.Symbols;

namespace Workflows.Engine.Verification.Play;

/// <summary>What a question came to, and what that hung on which can still be decided, in the order of asking.</summary>
internal readonly record struct Told(AbstractValue Range, ImmutableArray<Symbol> Open);

/// <summary>Remembers what questions came to: the same codes of the symbols that a question asks for give the same answer.</summary>
internal sealed class Memory(SymbolTable table)
{
    private const int Widest = 16;
    private readonly Dictionary<(FeelQuestion, int, bool), Asked> known = [];

    /// <summary>The range of a condition in a state.</summary>
    public Told Truth(FeelQuestion question, int frame, byte[] state) => Tell(question, frame, true, state);

    /// <summary>The range of a value in a state.</summary>
    public Told Value(FeelQuestion question, int frame, byte[] state) => Tell(question, frame, false, state);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Told Tell(FeelQuestion question, int frame, bool isCondition, byte[] state)
    {
        if (!known.TryGetValue((question, frame, isCondition), out var asked)) known[(question, frame, isCondition)] = asked = new(table.Asks(question, frame), []);
        if (asked.Symbols.Length > Widest) return Work(question, frame, isCondition, state);
        UInt128 key = 0;
        foreach (var symbol in asked.Symbols) key = (key << 8) | state[symbol];
        if (!asked.Answers.TryGetValue(key, out var told)) asked.Answers[key] = told = Work(question, frame, isCondition, state);
        return told;
    }

    private Told Work(FeelQuestion question, int frame, bool isCondition, byte[] state)
    {
        var knowledge = new Knowledge(table, state, frame);
        var range = isCondition ? question.TruthUnder(knowledge) : question.ValueUnder(knowledge);
        return new(range, [.. knowledge.Open]);
    }

    private sealed record Asked(ImmutableArray<int> Symbols, Dictionary<UInt128, Told> Answers);
}
