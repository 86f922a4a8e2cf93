using Elsa.Host.Casework;
using Elsa.Host.Frame;
using Elsa.Host.Texts;
using Microsoft.Extensions.Localization;
using Workflows.Engine.Cases;
using Workflows.Runtime.Changes;
using Workflows.Runtime.Definitions;
using Workflows.Runtime.Law;
using Workflows.Statute.Calendars;

namespace Elsa.Host.Pages.Calendar;

/// <summary>A change as people speak of it.</summary>
/// <param name="Difference">What the calendar changes; null for rules, for the first calendar, and where a file of another version does not read.</param>
internal sealed record ChangeInWords(string Title, CalendarDifference? Difference);

/// <summary>Says what a change of calendar or rules is about: by the years and notices that it brings, not by the versions of files.</summary>
internal sealed class ChangeWords(IDeadlineChanges changes, ProcedureLibrary library, IStringLocalizer<ClockTexts> texts)
{
    /// <param name="all">Every change, with or without texts.</param>
    public async Task<ChangeInWords> OfAsync(DeadlineChange change, IReadOnlyCollection<DeadlineChange> all, CancellationToken cancellationToken)
    {
        if (change.Cause == MoveCause.Rules) return new(texts["Calendar.Subject.Rules"], null);
        var after = await CalendarAsync(change, cancellationToken);
        var name = (after ?? library.Current.Law.Calendar).Title.ForReader();
        if (change.FromVersion.Length == 0) return new(texts["Calendar.Subject.First", name], null);
        var former = all.Where(c => c.Cause == MoveCause.Calendar && c.Subject == change.Subject && c.Version == change.FromVersion && c.ApprovedBy is not null).MaxBy(c => c.ApprovedAt);
        var before = former is null ? null : await CalendarAsync(former, cancellationToken);
        if (after is null || before is null) return new(texts["Calendar.Subject.Other", name], null);
        var difference = CalendarDifference.Between(before, after);
        string[] years = [.. difference.Years.Select(y => texts[y.IsNew ? "Calendar.Year.New" : y.IsGone ? "Calendar.Year.Gone" : "Calendar.Year.Changed", y.Year, y.Region ?? ""].Value)];
        return new(years.Length == 0 ? texts["Calendar.Subject.Other", name] : texts["Calendar.Subject.Calendar", name, string.Join(ReadersWords.Separator, years)], difference);
    }

    private async Task<LegalCalendar?> CalendarAsync(DeadlineChange change, CancellationToken cancellationToken)
    {
        var current = library.Current.Law.Calendar;
        if (current.Id == change.Subject && current.Version == change.Version) return current;
        return await changes.FindAsync(change.Id, cancellationToken) is { Text: { Length: > 0 } text }
            ? CalendarReader.Read(change.Subject, $"calendars/{change.Subject}.yaml", text, current.Region).Value
            : null;
    }
}
