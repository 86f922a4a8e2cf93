using System.Globalization;
using Workflows.Decisions.Feel;

namespace Workflows.Conformance.Osha;

/// <summary>The columns of the recorded violations, and what each of them may hold.</summary>
internal static class OshaColumns
{
    private static readonly string[] s_header =
    [
        "activity_nr", "estab_name", "site_city", "sic_code", "naics_code", "insp_type", "insp_scope", "nr_in_estab", "open_date", "close_case_date",
        "citation_id", "standard", "viol_type", "issuance_date", "abate_date", "abate_complete", "initial_penalty", "current_penalty", "contest_date",
        "final_order_date", "nr_instances", "nr_exposed", "gravity", "hazcat",
    ];

    // Years that the calendar covers, with ten to spare for a case that begins in the last of them.
    private static readonly (DateOnly First, DateOnly Last) s_dates = (new(1950, 1, 1), new(2089, 12, 31));

    public static void CheckHeader(IReadOnlyList<CsvField> record, List<CsvComplaint> complaints)
    {
        for (var i = 0; i < Math.Max(record.Count, s_header.Length); i++)
        {
            var (line, column) = i < record.Count ? (record[i].Line, record[i].Column) : (record[^1].Line, record[^1].Column);
            var (expected, got) = (i < s_header.Length ? $"the column '{s_header[i]}'" : "the end of the line", i < record.Count ? $"'{Short(record[i].Text)}'" : "the end of the line");
            if (i < record.Count && i < s_header.Length && record[i].Text == s_header[i]) continue;
            complaints.Add(new(line, column, $"Expected {expected}, but got {got}. The header must be: {string.Join(',', s_header)}"));
            return;
        }
    }

    /// <returns>The row, or null where a complaint was added.</returns>
    public static OshaRow? Read(int number, IReadOnlyList<CsvField> record, List<CsvComplaint> complaints)
    {
        if (record.Count != s_header.Length)
        {
            complaints.Add(new(record[0].Line, record[0].Column, $"Expected {s_header.Length} fields, but got {record.Count}."));
            return null;
        }
        var before = complaints.Count;
        var dates = new[] { "open_date", "close_case_date", "issuance_date", "abate_date", "contest_date", "final_order_date" }
            .ToDictionary(name => name, name => Date(Field(record, name), complaints));
        var initial = Amount(Field(record, "initial_penalty"), complaints);
        var current = Amount(Field(record, "current_penalty"), complaints);
        var first = dates["open_date"] ?? dates.Values.OfType<DateOnly>().Order().Cast<DateOnly?>().FirstOrDefault();
        if (first is null && complaints.Count == before)
        {
            var empty = Field(record, "open_date");
            complaints.Add(new(empty.Line, empty.Column, "Expected an open_date, or any other date that the case could begin on, but the row has none."));
        }
        if (complaints.Count > before || first is not { } opened) return null;
        return new(
            number, record[0].Line, record[0].Text.Trim(), Text(record, "citation_id"), opened, dates["close_case_date"], dates["issuance_date"],
            dates["abate_date"], AbatementOf(Text(record, "abate_complete")), initial, current, dates["contest_date"], dates["final_order_date"]);
    }

    private static Abatement AbatementOf(string? code) => code switch
    {
        "X" or "Q" => Abatement.Completed,
        "I" => Abatement.DuringInspection,
        _ => Abatement.NotRecorded,
    };

    private static CsvField Field(IReadOnlyList<CsvField> record, string name) => record[Array.IndexOf(s_header, name)];

    private static string? Text(IReadOnlyList<CsvField> record, string name) => Field(record, name).Text.Trim() is { Length: > 0 } text ? text : null;

    private static DateOnly? Date(CsvField field, List<CsvComplaint> complaints)
    {
        if (string.IsNullOrWhiteSpace(field.Text)) return null;
        if (DateOnly.TryParseExact(field.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= s_dates.First && day <= s_dates.Last)
            return day;
        complaints.Add(new(field.Line, field.Column, $"Expected a date as 2012-05-17, from {s_dates.First:yyyy-MM-dd} to {s_dates.Last:yyyy-MM-dd}, or nothing, but got '{Short(field.Text)}'."));
        return null;
    }

    private static FeelNumber? Amount(CsvField field, List<CsvComplaint> complaints)
    {
        if (string.IsNullOrWhiteSpace(field.Text)) return null;
        if (FeelNumber.TryParse(field.Text, out var amount)) return amount;
        complaints.Add(new(field.Line, field.Column, $"Expected an amount as 1350 or 1350.50, or nothing, but got '{Short(field.Text)}'."));
        return null;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
