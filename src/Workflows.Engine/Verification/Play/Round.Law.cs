using System.Runtime.CompilerServices;
using Workflows.Decisions.Feel;
using Workflows.Decisions.Feel.AbstractValues;
using Workflows.Engine.Verification.Nets;
using Workflows.Engine.Verification.Symbols;

namespace Workflows.Engine.Verification.Play;

/// <summary>What a step asks, sets and records.</summary>
internal sealed partial class Round
{
    private static readonly FeelValue[] s_true = [FeelValue.True];

    /// <summary>Answers a condition. What it hangs on and is not decided yet is decided now, and stays so until it is set anew.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Ask(FeelQuestion condition, int frame)
    {
        while (true)
        {
            var (range, open) = layout.Memory.Truth(condition, frame, State);
            if (!range.Allows(FeelValue.True)) return false;
            if (range.Values.Length == 1) return true;
            if (open.IsEmpty)
            {
                var answer = choices.Take(2) == 0;
                Decided?.Add(answer ? condition.ToString() : $"not ({condition})");
                return answer;
            }
            Decide(open[0]);
            if (ended is not null) return false;
        }
    }

    private void Decide(Symbol symbol)
    {
        var codes = symbol.Choices(State[symbol.Index]);
        State[symbol.Index] = codes[choices.Take(codes.Length)];
        Decided?.Add(symbol.Shown(State[symbol.Index]));
        if (symbol is VariableSymbol && lastForm is { } form && !GoTogether(form)) End(Ending.Impossible, -1);
    }

    private FilledForm? lastForm;

    /// <summary>Whether a form could have been filled in so: no answer in a field that it does not show, none missing that it asks for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool GoTogether(FilledForm filled)
    {
        foreach (var (field, symbol) in filled.Followed)
        {
            var range = symbol.RangeOf(State[symbol.Index]);
            var shown = field.Shown is null ? AbstractValue.Of(s_true) : layout.Memory.Truth(field.Shown, filled.Frame, State).Range;
            if (!shown.Allows(FeelValue.True))
            {
                if (!range.Allows(FeelValue.Nothing)) return false;
                continue;
            }
            if (!range.IsKnown || !range.Values[0].IsNull || shown.Values.Length > 1) continue;
            if (field.Required || (field.RequiredWhen is not null && layout.Memory.Truth(field.RequiredWhen, filled.Frame, State).Range is { Values: [var only] } && only == FeelValue.True)) return false;
        }
        foreach (var check in filled.Form.Checks)
        {
            if (!layout.Memory.Truth(check, filled.Frame, State).Range.Allows(FeelValue.True)) return false;
        }
        return true;
    }

    private void Set(Setting setting)
    {
        foreach (var hanging in setting.Hanging) State[hanging] = 0;
        if (setting.Form is not null) lastForm = setting.Form;
        if (setting.Variable is not { } symbol) return;
        var set = setting.Assignment;
        var range = set.Range;
        if (set.Value is { } value && set.ValueFrame >= 0)
        {
            range = layout.Memory.Value(value, set.ValueFrame, State).Range;
            if (range.IsNamed && range.Values.Any(v => symbol.CodeOf(v) == 0)) range = set.Range;
        }
        State[symbol.Index] = symbol.CodeOf(range);
    }

    private void Record(NetNode node, string? heard)
    {
        foreach (var emission in node.Emits)
        {
            if (ended is not null) return;
            if (emission.Event == heard || (emission.When is { } when && !Ask(when, node.Frame))) continue;
            if (ended is null && Lawful(node, emission.Event)) Record(node, emission.Event, node.Index);
        }
    }

    /// <summary>Asks the demands on the event, and moves the automaton of the constraint that is to be proved.</summary>
    private bool Lawful(NetNode node, string name)
    {
        foreach (var demand in layout.Demands.Where(d => d.Before.Contains(name)))
        {
            var binds = demand.When is null ? null : layout.Memory.Truth(demand.When, node.Frame, State).Range;
            if (binds is { Values: [var always] } && always == FeelValue.False) continue;
            var range = layout.Memory.Truth(demand.That, node.Frame, State).Range;
            Judged?.Invoke(demand, range);
            if (range.Allows(FeelValue.True) || binds?.Allows(FeelValue.False) == true) continue;
            RefusedBy = demand;
            End(Ending.Refused, node.Index);
            return false;
        }
        if (layout.Watched is not { } watched) return true;
        var letter = watched.Constraint.Template.LetterOf(name);
        if (watched.When is { } when && watched.Constraint.Template.Asks(letter) && !Ask(when, node.Frame)) letter = Statute.Order.Letter.Other;
        if (ended is not null) return false;
        var step = watched.Automaton.Step(State[layout.Monitor], letter);
        if (step.Breaks)
        {
            Recorded.Add((name, node.Index));
            End(Ending.Broken, node.Index);
            return false;
        }
        State[layout.Monitor] = (byte)step.Next;
        return true;
    }

    private void Record(NetNode node, string name, int source)
    {
        Recorded.Add((name, source));
        if (layout.Table.Fact(name) is { } fact) State[fact.Index] = FactSymbol.Present;
        foreach (var hanging in layout.HangingOn[name]) State[hanging] = 0;
        foreach (var balance in layout.Balances.Where(b => b.More == name || b.Less == name))
        {
            var after = balance.After(State[balance.Index], name);
            State[balance.Index] = after[after.Length == 1 ? 0 : choices.Take(after.Length)];
        }
        foreach (var clock in layout.Clocks) Turn(clock, name, node.Frame);
        foreach (var listener in layout.ListenersTo(name))
        {
            if (listener.Index == source) continue;
            if (!IsArmed(listener) && !listener.Branch.IsDefault && layout.IsOn(State, listener.Host)) End(Ending.Beyond, listener.Index);
            else if (IsArmed(listener)) agenda.Enqueue((listener.Index, -1, name));
        }
    }

    private void Turn(Clock clock, string name, int frame)
    {
        var starts = clock.Rule.Starts.Contains(name) && (clock.StartsWhen is null || Ask(clock.StartsWhen, frame));
        if (starts && clock.Started is { } started) State[started.Index] = StartedSymbol.Yes;
        if (clock.Symbol is null) return;
        var at = clock.Symbol.Index;
        if (State[at] is DeadlineSymbol.Open or 0)
        {
            if (clock.Rule.MetBy.Contains(name)) State[at] = State[at] == 0 ? (byte)0 : DeadlineSymbol.Met;
            else if (clock.Rule.Unless.Contains(name)) State[at] = State[at] == 0 ? (byte)0 : DeadlineSymbol.Withdrawn;
        }
        if (starts) State[at] = DeadlineSymbol.Open;
    }
}
