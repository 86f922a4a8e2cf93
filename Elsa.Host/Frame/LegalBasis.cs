using System.Collections.Immutable;

namespace Elsa.Host.Frame;

/// <summary>What a rule rests on, as <c>law.yaml</c> writes it after <c>law:</c> or <c>source:</c>.</summary>
/// <param name="Parts">Articles and sources, without the mark that they are unverified.</param>
/// <param name="IsUnverified">Nobody has checked it against the law in force.</param>
internal sealed record LegalBasis(ImmutableArray<string> Parts, bool IsUnverified)
{
    private const string Unverified = "status: unverified";
    private const char Between = '；';

    public string Text => string.Join(Between, Parts);

    public static LegalBasis Of(string written)
    {
        var parts = written.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new([.. parts.Where(p => p != Unverified)], parts.Contains(Unverified));
    }

    /// <summary>For people: a source that is one word (<c>client</c>, <c>setting</c>) as its text.</summary>
    public string In(Func<string, string> word) => string.Join(Between, Parts.Select(p => p is "client" or "setting" ? word($"Basis.{p}") : p));
}
