using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Decisions.Feel;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.People;
using Workflows.Runtime.Cases;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Mail;
using Workflows.Runtime.Timing;
using Workflows.Statute.Deadlines;
using Workflows.Statute.Periods;

namespace Elsa.Host.Tests.Calendar;

/// <summary>No clock runs unseen: every deadline that a law file declares is on the case page and the board, and somebody is told of it.</summary>
public sealed class EveryRuleIsSeenTests(HostWithCases host) : IClassFixture<HostWithCases>
{
    /// <summary>Those that send nothing, and why: the flow itself goes on when they end, or another deadline of the same day tells.</summary>
    private static readonly ImmutableSortedDictionary<string, string> s_silent = new Dictionary<string, string>
    {
        ["defence-term"] = "the window closes by a timer of the flow",
        ["party-window"] = "the window closes by a timer of the flow",
        ["hearing-request"] = "the window closes by a timer of the flow",
        ["reconsideration-term"] = "the court window of the agency starts with its end, and warns 30 days ahead",
        ["suit-after-review"] = "the court window of the agency starts with its end, and warns 30 days ahead",
        ["suit-term"] = "the court window of the agency starts with its end, and warns 30 days ahead",
        ["surcharge-review-term"] = "what the application to the court claims waits for it",
        ["surcharge-suit-after-review"] = "what the application to the court claims waits for it",
        ["surcharge-suit-term"] = "what the application to the court claims waits for it",
        ["police-completeness"] = "its end only says that nothing more is asked for",
        ["police-answer"] = "the flow reminds the police and the liaison by a timer of its own",
        ["police-reconsideration"] = "the flow waits for the answer as a task of the officers",
        ["review-after-views"] = "the review itself has its deadline; this one only orders",
    }.ToImmutableSortedDictionary();

    [Fact]
    public async Task On_the_case_page_on_the_board_and_in_a_mail()
    {
        var world = host.Services.GetRequiredService<ProcedureLibrary>().Current;
        var store = host.Services.GetRequiredService<ICaseStore>();
        var id = CaseId.Parse("demo-5");
        var state = await store.LoadAsync(id, default);
        var today = new DateOnly(2026, 3, 26);
        var at = AuthorityZone.Default.At(today, new(17, 0));
        var events = world.Law.Deadlines.Select(r => new CaseEvent.DeadlineStarted(EntryOf(r, state, world, today)) { At = at }).ToImmutableArray<CaseEvent>();
        await store.AppendAsync(new(id, state.Version, events, events.Aggregate(state, CaseEvolution.Evolve), [], [], [], null, null, at, world.Procedures, world.Law), default);

        var reader = await host.Visit().AsAsync("supervisor");
        var page = await reader.ReadAsync("/cases/demo-5/deadlines");
        var boards = string.Concat(await Task.WhenAll(Enum.GetValues<DeadlineOwner>().Select(o => reader.ReadAsync($"/board?owner={o}"))));
        Assert.All(world.Law.Deadlines, rule =>
        {
            Assert.Contains($"id=\"{rule.Key}-", page, StringComparison.Ordinal);
            Assert.Contains($"/cases/demo-5/deadlines#{rule.Key}-", boards, StringComparison.Ordinal);
        });
        Assert.Equal(s_silent.Keys, world.Law.Deadlines.Where(d => d.Ladder.IsEmpty).Select(d => d.Key).Order(StringComparer.Ordinal));
        var context = await host.Services.GetRequiredService<CaseRuntime>().ContextAsync("system", default);
        var recipients = new Recipients(state, world.Law.Readers, context, ImmutableDictionary<string, Person>.Empty);
        Assert.All(world.Law.Deadlines.SelectMany(d => d.Ladder.Select(r => (d, r))), rung => Assert.NotEmpty(recipients.Of(
            new Effect.Mail($"{rung.d.Key}#1/{rung.r.Id}", "reminder", rung.r.Roles, ImmutableDictionary<string, ImmutableArray<string>>.Empty, rung.d.Title, FeelContext.Empty))));
    }

    /// <summary>Started so long ago that it ends within the days that the board looks ahead.</summary>
    private static DeadlineEntry EntryOf(DeadlineRule rule, CaseState state, DeclaredWorld world, DateOnly today)
    {
        var period = rule.Periods[0] with { EventDay = null };
        var anchor = period.Length.Unit == PeriodUnit.Hours ? today : DeadlineCalculator.Before(today.AddDays(1), period.Length, world.Law.Calendar);
        var dates = DeadlineCalculator.Compute(rule.Owner, rule.Choice, [period], anchor, AuthorityZone.Default.At(anchor, new(12, 0)), world.Law.Calendar);
        return new(rule.Key, state.Record.Register.Count(d => d.Key == rule.Key) + 1, rule.Title, rule.Owner, rule.Law, rule.Version, rule.Missed, rule.Starts[0], dates,
            [], DeadlineStatus.Running, null, null, false, []);
    }
}
