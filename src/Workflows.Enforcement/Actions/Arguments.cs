using Workflows.Decisions.Feel;

namespace Workflows.Enforcement.Actions;

/// <summary>What an action was given, by kind; null where there is nothing or something of another kind.</summary>
internal static class Arguments
{
    public static string? Text(this FeelContext given, string name) => (given[name] as FeelValue.String)?.Value;

    public static FeelContext? Context(this FeelContext given, string name) => (given[name] as FeelValue.Context)?.Value;

    /// <summary>An amount in yuan; beyond a thousand billion it is no money that anybody owes.</summary>
    public static decimal? Amount(this FeelContext given, string name) =>
        given[name] is FeelValue.Number number && number.Value.ToDecimal() is { } yuan && Math.Abs(yuan) < 1_000_000_000_000m ? yuan : null;

    public static bool IsTrue(this FeelContext given, string name) => given[name] is FeelValue.Boolean { Value: true };

    /// <summary>A day; of a date and time its local day.</summary>
    public static DateOnly? Day(this FeelContext given, string name)
    {
        try
        {
            return given[name] switch
            {
                FeelValue.Date date => date.Value,
                FeelValue.DateTime moment => moment.LocalDate,
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException) // FEEL knows years that a date of ours does not
        {
            return null;
        }
    }

    /// <summary>The texts of a list; those in it that are no texts are left out.</summary>
    public static IEnumerable<string> Texts(this FeelContext given, string name) =>
        given[name] is FeelValue.List list ? list.Items.OfType<FeelValue.String>().Select(s => s.Value) : [];

    /// <summary>The contexts of a list; those in it that are none are left out.</summary>
    public static IEnumerable<FeelContext> Contexts(this FeelContext given, string name) =>
        given[name] is FeelValue.List list ? list.Items.OfType<FeelValue.Context>().Select(c => c.Value) : [];

    /// <summary>The lines of a text, trimmed, without the blank ones.</summary>
    public static IEnumerable<string> Lines(this FeelContext given, string name) =>
        given.Text(name)?.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
