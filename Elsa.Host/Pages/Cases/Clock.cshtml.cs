using System.Collections.Immutable;
using System.Globalization;
using Elsa.Host.Casework;
using Elsa.Host.Forms;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Engine.Deciding;
using Workflows.Engine.People;
using Workflows.Runtime.Cases;
using Workflows.Statute;
using Workflows.Statute.Deadlines;

namespace Elsa.Host.Pages.Cases;

/// <summary>What a deadline would be once it is saved.</summary>
/// <param name="Label">What <paramref name="After"/> is: its dates, or how it was met.</param>
/// <param name="How">Why, in the words of the reckoning.</param>
internal sealed record ClockEffect(string Title, string? Before, string Label, string After, ImmutableArray<Bilingual> How);

/// <summary>
/// Stops, resumes or lengthens a deadline, or corrects the day of a fact. What it does is worked out by the command itself and shown before it is saved.
/// </summary>
internal sealed class ClockModel(
    CaseFiles files, CaseRuntime runtime, Uploads uploads, PersonDirectory people, ReadersWords words, IStringLocalizer<ClockTexts> texts, IStringLocalizer<CaseTexts> cases) : FormPage(words)
{
    [BindProperty(SupportsGet = true)]
    public string CaseId { get; set; } = "";

    /// <summary><c>suspend</c>, <c>resume</c>, <c>extend</c> or <c>correct</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string Act { get; set; } = "";

    /// <summary>The key of the deadline, or the number of the fact.</summary>
    [BindProperty(SupportsGet = true)]
    public string Subject { get; set; } = "";

    [BindProperty]
    public string? Ground { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Count { get; set; }

    [BindProperty]
    public string? On { get; set; }

    [BindProperty]
    public string? Time { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The file that was taken in already, as <c>hash:name</c>.</summary>
    [BindProperty]
    public string? Document { get; set; }

    [BindProperty]
    public IFormFile? Proof { get; set; }

    public CaseFile Case { get; private set; } = null!;

    public DeadlineEntry? Entry { get; private set; }

    public DeadlineRule? Rule { get; private set; }

    public LegalFact? Fact { get; private set; }

    /// <summary>The field for which the command was refused, and why; null where no field can put it right.</summary>
    public string? WrongField { get; private set; }

    public string? WrongBecause { get; private set; }

    /// <summary>Facts that the same act recorded with the same day: where that day was wrong, theirs was too.</summary>
    public ImmutableArray<LegalFact> Twins { get; private set; } = [];

    /// <summary>The numbers of those that are corrected with it.</summary>
    [BindProperty]
    public long[] Also { get; set; } = [];

    /// <summary>Whether the maker says that he has looked at the acts that the correction turns round.</summary>
    [BindProperty]
    public bool OrderSeen { get; set; }

    /// <summary>The pairs of acts that the page showed to him: <c>3-12,4-12</c>. What he ticks, he ticks for these.</summary>
    [BindProperty]
    public string? OrderShown { get; set; }

    public bool IsPreviewed { get; private set; }

    /// <summary>What a correction opens, settles and turns round; null before it is looked at, and for what is no correction.</summary>
    public CorrectionOutcome? Outcome { get; private set; }

    public ImmutableArray<ClockEffect> Effects { get; private set; } = [];

    /// <summary>Ends of terms that stay as they were recorded, though the correction moves the term; each with the last day that it would have.</summary>
    public ImmutableArray<(TermEnd End, DateOnly Last)> Unmoved { get; private set; } = [];

    /// <summary>What to do where the true day shows a step to have been unlawful; null where it does not, as far as the case knows.</summary>
    public PuttingRight? PuttingRight { get; private set; }

    public string Title => texts["Clock." + Act];

    public string About => Entry?.Title.ForReader() ?? (Fact is { } fact ? Words.Event(fact.Event) : Subject);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } elsewhere) return elsewhere;
        GiveKey();
        Also = [.. Twins.Select(f => f.Seq)];
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (await OpenAsync() is { } elsewhere) return elsewhere;
        GiveKey();
        await TakeFileAsync();
        if (Command() is not { } command || !ModelState.IsValid) return Unprocessable();
        return await LookAheadAsync(command) is { } why ? RefuseAtField(why) : Page();
    }

    /// <summary>Works out what the command would do, and takes it onto the page; nothing is kept.</summary>
    /// <returns>Why it would be refused; null where it would not.</returns>
    private async Task<Rejection?> LookAheadAsync(Func<CommandContext, CaseCommand> command)
    {
        var context = await runtime.ContextAsync(Actor, Aborted);
        var asked = command(context) is CaseCommand.CorrectFact correct ? correct with { OrderSeen = [] } : command(context);
        var decision = CaseDecider.Decide(Case.World.Procedures, Case.World.Law, Case.State, asked);
        ImmutableArray<ActPair> turned = [];
        if (asked is CaseCommand.CorrectFact unseen && decision is Decision.Rejected { Why: Rejection.OrderUnseen odd }) // the page is where it is seen
        {
            turned = [.. odd.Acts.Select(a => a.Pair)];
            decision = CaseDecider.Decide(Case.World.Procedures, Case.World.Law, Case.State, unseen with { OrderSeen = turned });
        }
        Show(turned);
        switch (decision)
        {
            case Decision.Rejected refused: return refused.Why;
            case Decision.Accepted accepted:
                Effects = [.. accepted.Events.Select(e => EffectOf(e, accepted.State)).OfType<ClockEffect>().Where(e => Act != "correct" || e.Before != e.After)];
                IsPreviewed = true;
                if (Act != "correct") break;
                Outcome = CorrectionOutcome.Of(Case, accepted.State, context, Twins.Where(t => !Also.Contains(t.Seq)));
                Unmoved = [.. TermEnd.Of(Case).Select(end => (end, Last: end.Moved(accepted.State))).Where(x => x.Last is { } last && last != x.end.Moved(Case.State)).Select(x => (x.end, x.Last!.Value))];
                if (!Unmoved.IsEmpty) PuttingRight = WayOn();
                break;
            default: break;
        }
        return null;
    }

    /// <summary>A tick for what was shown before stands only as long as nothing else is shown.</summary>
    private void Show(ImmutableArray<ActPair> turned)
    {
        if (turned.Except(Shown).Any()) OrderSeen = false;
        OrderShown = string.Join(',', turned.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.First}-{p.Second}")));
    }

    private ImmutableArray<ActPair> Shown =>
    [
        .. from pair in (OrderShown ?? "").Split(',')
           let numbers = pair.Split('-')
           where numbers.Length == 2
           let first = Number(numbers[0])
           let second = Number(numbers[1])
           where first is not null && second is not null
           select new ActPair(first.Value, second.Value),
    ];

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public async Task<IActionResult> OnPostAsync()
    {
        if (await AnswerAtOnceAsync() is { } answer) return answer;
        if (await OpenAsync() is { } elsewhere) return elsewhere;
        await TakeFileAsync();
        if (Command() is not { } command || !ModelState.IsValid) return Unprocessable();
        var decision = await runtime.HandleAsync(Case.Id, Actor, command, Key.ToString(), Aborted);
        if (decision is not Decision.Rejected refused) return Finish(texts["Clock.Done", $"{Title} {About}"]);
        if (refused.Why is Rejection.OrderUnseen)
        {
            await LookAheadAsync(command); // what there is to look at is shown again
            (WrongField, WrongBecause) = (nameof(OrderSeen), texts["Clock.NeedOrderSeen"]);
        }
        return RefuseAtField(refused.Why);
    }

    private Task<IActionResult?> AnswerAtOnceAsync() => Act switch
    {
        "suspend" => AnswerAtOnceAsync<CaseCommand.SuspendDeadline>(runtime, CaseId, DoneBefore),
        "resume" => AnswerAtOnceAsync<CaseCommand.ResumeDeadline>(runtime, CaseId, DoneBefore),
        "extend" => AnswerAtOnceAsync<CaseCommand.ExtendDeadline>(runtime, CaseId, DoneBefore),
        _ => AnswerAtOnceAsync<CaseCommand.CorrectFact>(runtime, CaseId, DoneBefore),
    };

    private RedirectToPageResult DoneBefore() => Finish(texts["Clock.DoneBefore"]);

    private async Task<IActionResult?> OpenAsync()
    {
        if (Act is not ("suspend" or "resume" or "extend" or "correct") || await files.OpenAsync(CaseId, Aborted) is not { } file) return NotFound();
        Case = file;
        var record = file.State.Record;
        if (Act == "correct")
        {
            Fact = long.TryParse(Subject, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? record.Facts.FirstOrDefault(f => f.Seq == number) : null;
            Twins = Fact is { Stands: true } fact ? TwinsOf(file, fact) : [];
            return Fact is null ? NotFound() : null;
        }
        Entry = record.Register.LastOrDefault(d => d.Key == Subject && d.IsOpen) ?? record.Deadline(Subject);
        Rule = file.World.Law.Deadline(Subject);
        return Entry is null ? NotFound() : null;
    }

    private static ImmutableArray<LegalFact> TwinsOf(CaseFile file, LegalFact fact)
    {
        var recorded = file.Log.ToDictionary(e => e.Seq, e => e.At);
        return [.. file.State.Record.Facts.Where(f => f.Stands && f.Seq != fact.Seq && f.On == fact.On && f.By == fact.By && recorded[f.Seq] == recorded[fact.Seq])];
    }

    private async Task TakeFileAsync()
    {
        if (Proof is not null)
        {
            var (answer, refusal) = await uploads.KeepAsync(Proof, Aborted);
            if (answer is null) ModelState.AddModelError(nameof(Proof), refusal!.ForReader());
            else Document = answer;
        }
        else if (Document is not null && !await uploads.HasAsync(Document, Aborted)) Document = null;
        if (Document is null && Proof is null) ModelState.AddModelError(nameof(Proof), texts["Clock.NeedFile", texts["Clock.Document"].Value]);
        ModelState.Remove(nameof(Document)); // what was taken in goes back into the form
    }

    /// <summary>The command that the form asks for; what is missing goes to its field.</summary>
    private Func<CommandContext, CaseCommand>? Command()
    {
        var (reason, document) = (Reason ?? "", Document ?? "");
        if (Act != "resume" && string.IsNullOrWhiteSpace(Reason)) ModelState.AddModelError(nameof(Reason), texts["Clock.NeedText", texts["Clock.Reason"].Value]);
        switch (Act)
        {
            case "suspend":
                if (string.IsNullOrEmpty(Ground)) ModelState.AddModelError(nameof(Ground), texts["Clock.NeedText", texts["Clock.Ground"].Value]);
                var until = string.IsNullOrWhiteSpace(Until) ? null : Day(Until, nameof(Until), texts["Clock.Until"]);
                return Day(From, nameof(From), texts["Clock.From"]) is { } from ? c => new CaseCommand.SuspendDeadline(Subject, Ground ?? "", from, until, reason, document, c) : null;
            case "resume":
                return Day(Until, nameof(Until), texts["Clock.ResumeUntil"]) is { } last ? c => new CaseCommand.ResumeDeadline(Subject, last, document, c) : null;
            case "extend":
                if (int.TryParse(Count, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
                    return c => new CaseCommand.ExtendDeadline(Subject, count, reason, document, c);
                ModelState.AddModelError(nameof(Count), texts["Clock.NeedNumber", texts["Clock.Count", UnitWord].Value]);
                return null;
            default:
                TimeOnly? time = TimeOnly.TryParseExact(Time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) ? given : null;
                return Day(On, nameof(On), texts["Clock.On"]) is { } on ? c => new CaseCommand.CorrectFact(Fact!.Seq, on, time, reason, document, c) { Also = [.. Twins.Select(f => f.Seq).Intersect(Also)], OrderSeen = OrderSeen ? Shown : [] } : null;
        }
    }

    /// <summary>The unit in which the deadline is extended.</summary>
    public string UnitWord => Rule?.Extension is { } extension ? texts["Clock.Unit." + extension.UpTo.Unit] : "";

    private DateOnly? Day(string? text, string field, string label)
    {
        if (DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        ModelState.AddModelError(field, texts["Clock.NeedDay", label]);
        return null;
    }

    /// <summary>A refusal for what stands in one field is said at that field too.</summary>
    private PageResult RefuseAtField(Rejection why)
    {
        if (Act == "correct" && why is Rejection.OrderViolated) PuttingRight = WayOn();
        if (why is Rejection.AdjustmentRefused { Field: { } field } refused)
        {
            WrongField = field switch
            {
                "from" => nameof(From),
                "until" => nameof(Until),
                "ground" => nameof(Ground),
                "count" => nameof(Count),
                "reason" => nameof(Reason),
                _ => nameof(Proof),
            };
            WrongBecause = Words.Sentence(refused.Why.ForReader());
        }
        return Refuse(why);
    }

    private PuttingRight WayOn() => Casework.PuttingRight.Of(Case, people.Find(Actor), people);

    private ClockEffect? EffectOf(CaseEvent e, CaseState after) => e switch
    {
        CaseEvent.DeadlineMoved x => new(
            TitleOf(after, x.Key), Find(Case.State, x.Key, x.Round) is { } was ? Dates(was) : null, texts["Clock.New"],
            Find(after, x.Key, x.Round) is { OpenSpell: not null } still ? Dates(still) : texts["Clock.TargetAndDue", x.Dates.Target.InTable(), x.Dates.Due.InTable()],
            Find(after, x.Key, x.Round)?.OpenSpell is null ? x.Dates.Shifts : []),
        CaseEvent.DeadlineSuspended { Spell: { Until: null } spell } x => new(
            TitleOf(after, x.Key), Find(Case.State, x.Key, x.Round) is { } was ? Dates(was) : null, texts["Clock.New"],
            $"{(Find(after, x.Key, x.Round) is { } still ? Dates(still) : "—")} {texts["Clock.EffectOpen", spell.From.InTable()]}", []),
        // A verdict that stays the same is no effect.
        CaseEvent.DeadlineMet x when Find(Case.State, x.Key, x.Round)?.MetInTime is var was && was != x.InTime => new(
            TitleOf(after, x.Key), null, texts["Clock.Verdict"], was is { } former ? texts["Clock.VerdictWas", InTime(x.InTime), InTime(former)] : InTime(x.InTime), []),
        _ => null,
    };

    private string InTime(bool inTime) => texts[inTime ? "Clock.InTime" : "Clock.Late"];

    /// <summary>Target and last day; of a deadline that stands still, that it has none.</summary>
    private string Dates(DeadlineEntry entry) => new DeadlineView(entry, Case) is { IsStopped: true } stopped ? stopped.LastDay(cases)
        : texts["Clock.TargetAndDue", entry.Target.InTable(), entry.Due.InTable()];

    private static DeadlineEntry? Find(CaseState state, string key, int round) => state.Record.Register.FirstOrDefault(d => d.Key == key && d.Round == round);

    private static string TitleOf(CaseState state, string key) => state.Record.Deadline(key)?.Title.ForReader() ?? key;

    private RedirectToPageResult Finish(string done)
    {
        TempData[DoneKey] = done;
        return RedirectToPage(Act == "correct" ? "/Cases/Facts" : "/Cases/Deadlines", new { CaseId });
    }
}
