using System.CommandLine;
using Workflows.Runtime.Law;
using Workflows.Statute.Calendars;

namespace Elsa.Host.Cli;

/// <summary><c>period</c>: when a legal period ends, or the last day on which notice can be given; the last line is the date alone.</summary>
internal static class PeriodCommand
{
    /// <param name="definitions">The folder of the declared files; the calendars lie in its <c>calendars/</c>.</param>
    public static Command Create(string definitions)
    {
        // Every value may be missing here: what is wrong is said by the verb itself, in one grammar and with one exit code.
        var length = new Argument<string[]>("period") { Description = "Such as \"7 working days\", \"15 days\", \"24 hours\", \"3 months\".", Arity = ArgumentArity.ZeroOrMore };
        var from = Text("--from", "The day or, for hours, the minute from which it runs: 2026-03-10, 2026-03-10T15:00. The day itself does not count.");
        var before = Text("--before", "Instead of --from: the event before which so much time must lie free, such as a hearing.");
        var side = Text("--for", "agency: the day to work towards. party: the last day, rolled forward. Without it the day as counted.");
        var calendar = Text("--calendar", "The calendar's name; cn without it.");
        var region = Text("--region", "The region whose own days off count too, such as 广西壮族自治区.");
        var suspended = Text("--suspended", "Days that do not count, such as 2026-03-12..2026-03-16; a comma between several.");
        var command = new Command("period", "Says when a legal period ends. The last line is the date alone.") { length, from, before, side, calendar, region, suspended };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => Say(parsed.InvocationConfiguration, () =>
        {
            string[] words = [.. parsed.GetValue(length) ?? [], .. parsed.UnmatchedTokens];
            if (words.FirstOrDefault(w => w.StartsWith("--", StringComparison.Ordinal)) is { } unknown)
            {
                throw new FormatException($"Expected one of {string.Join(", ", command.Options.Select(o => o.Name))}, but got '{unknown}'.");
            }
            var question = PeriodQuestion.Parse(string.Join(' ', words), Given(parsed, from), Given(parsed, before), Given(parsed, side), Given(parsed, suspended));
            return PeriodAnswer.To(question, ReadCalendar(definitions, Given(parsed, calendar) ?? "cn", Given(parsed, region)));
        }));
        return command;
    }

    private static int Say(InvocationConfiguration streams, Func<IReadOnlyList<string>> answer)
    {
        try
        {
            foreach (var line in answer()) streams.Output.WriteLine(line);
            return ExitCode.Well;
        }
        catch (FormatException e)
        {
            streams.Error.WriteLine(e.Message);
            return ExitCode.BadInput;
        }
    }

    private static LegalCalendar ReadCalendar(string definitions, string id, string? region)
    {
        var folder = Path.Combine(definitions, "calendars");
        var known = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).ToArray() : [];
        if (!known.Contains(id)) // asked of the list, so that no name leads out of the folder
        {
            throw new FormatException($"Expected one of the calendars in {folder} ({string.Join(", ", known)}), but got '{id}'.");
        }
        var path = Path.Combine(folder, id + ".yaml");
        var reading = CalendarReader.Read(id, path, File.ReadAllText(path), region);
        var calendar = reading.Value ?? throw new FormatException(string.Join(Environment.NewLine, reading.Findings));
        if (region is not null && calendar.Regional is null) throw new FormatException($"Expected a region that the calendar '{id}' has days for, but got '{region}'. Without --region the country's days count.");
        return calendar;
    }

    private static Option<string?> Text(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };

    private static string? Given(ParseResult parsed, Option<string?> option) =>
        parsed.GetResult(option) is null ? null : parsed.GetValue(option) ?? throw new FormatException($"Expected a value after '{option.Name}', but there is none.");
}
