using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Forms;
using Workflows.Engine.Simulation;
using Workflows.Runtime.Definitions;
using Workflows.Statute;
using Workflows.TestKit.Cases;
using Workflows.TestKit.Files;

namespace Workflows.Enforcement.Tests.Law;

/// <summary>
/// A case told as a row of steps, each a legal event that a person records: <c>notice.served 02 by officer1 as serve {hearingRight: true}</c>, with the
/// day of March 2026 or a longer date, the duty that it is, who is named for one (<c>naming refer: officer1,officer2</c>; <c>naming withdrawal: officer1</c> for who must withdraw), and the answers in FEEL.
/// It is played by the engine, under the product's rules of one number and the product's deadlines.
/// </summary>
internal sealed partial class LawStory
{
    private static readonly WorkflowsReading s_reading = WorkflowsReader.Read(SourceTree.Combine("workflows"), null);

    private static readonly RuleBook s_law = (s_reading.World is { } world
        ? world : throw new InvalidOperationException(string.Join("\n", s_reading.Findings))).Law;

    private static readonly string s_everybody = string.Join(' ', Cast.Everybody.Values.SelectMany(p => p.Roles).Distinct());

    private LawStory(string no, string told)
    {
        var rules = Only(no);
        var steps = told.Split(';', StringSplitOptions.TrimEntries).Select(Step.Read).ToList();
        var process = TestProcess.Read("story", Inside(steps), "", [.. steps.Select((s, i) => s.Form($"s{i}"))]);
        var simulation = new CaseSimulation(TestProcess.Set(process), rules, Cast.Everybody, CaseId.Parse("c-story"), Play.Monday);
        simulation.Do("officer1", c => new CaseCommand.StartCase("story", FeelContext.Empty, c));
        foreach (var step in steps)
        {
            if (step.Day > simulation.Today) simulation.AdvanceTo(step.Day, new(9, 0));
            Refused = simulation.Do(step.By, c => new CaseCommand.CompleteTask(Assert.Single(simulation.Tasks).Node.Id, step.Answers.Set("on", FeelValue.Of(step.Day)), c)) is Decision.Rejected { Why: var why }
                ? why : null;
            if (Refused is null) continue;
            Assert.True(step == steps[^1], $"{step.Event} {step.Day:O} is not the last step, but: {Refused.Message.En}");
        }
        Breaches = simulation.State.Marking.Monitors.Values.Sum(m => m.Breaches);
        Late = simulation.State.Record.Register.Any(d => d.IsLate && rules.Deadline(d.Key)!.Numbers.Contains(no));
        IsEnded = simulation.State.IsEnded;
        Register = simulation.State.Record.Register;
    }

    public Rejection? Refused { get; }

    public int Breaches { get; }

    public bool Late { get; }

    public bool IsEnded { get; }

    /// <summary>The deadlines that the story started.</summary>
    public ImmutableArray<DeadlineEntry> Register { get; }

    public static ImmutableArray<string> Deadlines { get; } = [.. s_law.Deadlines.Select(d => d.Key)];

    public static ImmutableArray<string> Numbers { get; } =
        [.. s_law.Constraints.Select(c => c.No).Concat(s_law.Duties.Select(d => d.No)).Concat(s_law.Deadlines.SelectMany(d => d.Numbers)).Where(n => char.IsDigit(n[0]))];

    public static LawStory Played(string no, string told) => new(no, told);

    /// <summary>Played under no rule but those of the deadlines.</summary>
    public static LawStory Timed(string told) => new("", told);

    private static RuleBook Only(string no) => s_law with
    {
        Constraints = [.. s_law.Constraints.Where(c => c.No == no)],
        Duties = [.. s_law.Duties.Where(d => d.No == no)],
    };

    private static string Inside(List<Step> steps) => TestProcess.Start() + string.Concat(steps.Select((s, i) => s.Task($"s{i}"))) + TestProcess.End()
        + TestProcess.Flow("start", "s0") + string.Concat(steps.Select((_, i) => TestProcess.Flow($"s{i}", i == steps.Count - 1 ? "end" : $"s{i + 1}")));

    private sealed record Step(string Event, DateOnly Day, string By, string? Duty, string? NamedFor, FeelContext Answers)
    {
        private const string Withdrawal = "withdrawal";

        public static Step Read(string text)
        {
            var match = Told().Match(text);
            Assert.True(match.Success, $"Expected EVENT DAY [by PERSON] [as DUTY] [naming DUTY: PEOPLE] [{{answers}}], but got '{text}'.");
            var answers = match.Groups["answers"] is { Success: true, Value: var feel } ? Acting.Feel(feel) : FeelContext.Empty;
            if (match.Groups["people"] is { Success: true, Value: var people })
                answers = answers.Set("named", FeelValue.Of(people.Split(',').Select(p => FeelValue.Of(p))));
            return new(match.Groups["event"].Value, DayOf(match.Groups["day"].Value), match.Groups["by"] is { Success: true, Value: var by } ? by : "officer1",
                match.Groups["duty"] is { Success: true, Value: var duty } ? duty : null, match.Groups["for"] is { Success: true, Value: var named } ? named : null, answers);
        }

        public string Task(string id) => $"""<userTask id="{id}" name="{id}" law:name-en="{id}" law:role="{s_everybody}" law:form="{id}" law:event="{Event}" {(Duty is null ? "" : $"law:duty=\"{Duty}\"")}/>""";

        public FormDefinition Form(string name) => new(name, new(name, name), null,
        [
            Field("on", FieldType.Date, legalDate: true),
            .. Answers.Names.Select(n => Field(n, TypeOf(Answers[n]), duty: n == "named" ? NamedFor : null)),
        ], []);

        private static FormField Field(string name, FieldType type, bool legalDate = false, string? duty = null) =>
            new(name, new(name, name), type, false, null, null, null, null, null, [], legalDate, false, duty == Withdrawal ? null : duty, null, null)
            {
                WithdrawsWhen = duty == Withdrawal ? FeelExpression.Parse("true").Expression : null,
            };

        private static FieldType TypeOf(FeelValue value) => value switch
        {
            FeelValue.Boolean => FieldType.YesNo,
            FeelValue.Number => FieldType.Money,
            FeelValue.List => FieldType.People,
            FeelValue.Date => FieldType.Date,
            _ => FieldType.Text,
        };

        private static DateOnly DayOf(string text) => DateOnly.ParseExact("2026-03-"[..Math.Max(0, 10 - text.Length)] + text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\A(?<event>[a-z.-]+) (?<day>[0-9-]+)( by (?<by>[a-z0-9-]+))?( as (?<duty>[a-z-]+))?( naming (?<for>[a-z-]+): (?<people>[a-z0-9,-]+))?( (?<answers>\{.*\}))?\z")]
    private static partial Regex Told();
}
