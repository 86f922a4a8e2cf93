namespace Workflows.Engine.Verification.Play;

/// <summary>
/// Every choice of a step is taken here. A step is played again and again, each time with the next combination of choices, until all have been taken.
/// </summary>
internal sealed class Choices
{
    private readonly List<(int Taken, int Of)> script = [];
    private int next;

    /// <summary>How many choices the step took so far.</summary>
    public int Count => next;

    /// <summary>One of so many.</summary>
    public int Take(int of)
    {
        if (next == script.Count) script.Add((0, of));
        return script[next++].Taken;
    }

    /// <summary>The next combination; false when all have been taken.</summary>
    public bool Advance()
    {
        script.RemoveRange(next, script.Count - next);
        next = 0;
        while (script.Count > 0 && script[^1].Taken + 1 == script[^1].Of) script.RemoveAt(script.Count - 1);
        if (script.Count == 0) return false;
        script[^1] = (script[^1].Taken + 1, script[^1].Of);
        return true;
    }

    /// <summary>The combination that was played last, to play it again.</summary>
    public int[] Script() => [.. script.Take(next).Select(c => c.Taken)];

    /// <summary>Choices that were taken before.</summary>
    public static Choices Again(int[] taken)
    {
        var choices = new Choices();
        foreach (var choice in taken) choices.script.Add((choice, int.MaxValue));
        return choices;
    }
}
