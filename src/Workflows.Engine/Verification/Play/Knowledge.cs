using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.AbstractValues;
using Workflows.Engine.Verification.Symbols;

namespace Workflows.Engine.Verification.Play;

/// <summary>What one state knows when a condition is asked in it; it notes what the answer hung on that is not yet decided.</summary>
internal sealed class Knowledge(SymbolTable table, byte[] state, int frame) : IFeelKnowledge
{
    private readonly List<Symbol> open = [];

    /// <summary>What was asked for and can be decided, in the order of asking.</summary>
    public IReadOnlyList<Symbol> Open => open;

    public AbstractValue Of(string path)
    {
        var answer = table.Find(frame, path);
        if (answer.Symbol is { } symbol) Note(symbol);
        return answer.Under(state);
    }

    public AbstractValue Of(FeelAtom atom)
    {
        if (table.Find(frame, atom) is not { } symbol || symbol is AtomSymbol { IsRestless: true }) return AbstractValue.Either;
        if (state[symbol.Index] == 0)
        {
            Note(symbol);
            return AbstractValue.Either;
        }
        return AbstractValue.Of(FeelValue.Of(symbol is BalanceSymbol ? BalanceSymbol.Holds(state[symbol.Index]) : state[symbol.Index] == 1));
    }

    private void Note(Symbol symbol)
    {
        if (!symbol.Choices(state[symbol.Index]).IsEmpty && !open.Contains(symbol)) open.Add(symbol);
    }
}
