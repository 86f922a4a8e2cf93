using System.Text;
using Workflows.Conformance.Osha;
using Workflows.TestKit.Files;

namespace Workflows.Enforcement.Tests.Replay;

/// <summary>Replays recorded violations through the shipped procedures.</summary>
internal static class Replaying
{
    private static readonly Lazy<Jurisdiction> s_home = new(() => Under(null));
    private static readonly Lazy<Jurisdiction> s_unitedStates = new(() => Under(UsOsha));

    private static readonly string[] s_columns =
    [
        "activity_nr", "estab_name", "site_city", "sic_code", "naics_code", "insp_type", "insp_scope", "nr_in_estab", "open_date", "close_case_date",
        "citation_id", "standard", "viol_type", "issuance_date", "abate_date", "abate_complete", "initial_penalty", "current_penalty", "contest_date",
        "final_order_date", "nr_instances", "nr_exposed", "gravity", "hazcat",
    ];

    public static string Procedures => SourceTree.Combine("workflows");

    /// <summary>The second jurisdiction in files.</summary>
    public static string UsOsha => SourceTree.Combine("tests", "Workflows.Conformance", "rulesets", "us-osha");

    public static Jurisdiction UnitedStates => s_unitedStates.Value;

    public static string Header { get; } = string.Join(',', s_columns);

    /// <summary>The product's own extract of the history: no names.</summary>
    public static string Extract { get; } = SourceTree.Combine("tests", "Workflows.Conformance", "Osha", "extract.csv");

    /// <summary>A cited row that opened on 5 March 2012, with these fields besides.</summary>
    public static string Row(params (string Column, string Value)[] fields)
    {
        var given = new Dictionary<string, string> { ["open_date"] = "2012-03-05", ["citation_id"] = "01001" };
        foreach (var (column, value) in fields) given[column] = value;
        return string.Join(',', s_columns.Select(c => given.GetValueOrDefault(c, "")));
    }

    public static ReplayedRow Play(params (string Column, string Value)[] fields) => Play(s_home.Value, fields);

    /// <summary>The same under another law.</summary>
    public static ReplayedRow Play(Jurisdiction jurisdiction, params (string Column, string Value)[] fields)
    {
        var (rows, complaints) = Read($"{Header}\n{Row(fields)}\n");
        Assert.Empty(complaints);
        return RowReplay.Play(jurisdiction, Assert.Single(rows));
    }

    public static (IReadOnlyList<OshaRow> Rows, IReadOnlyList<CsvComplaint> Complaints) Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static (IReadOnlyList<OshaRow> Rows, IReadOnlyList<CsvComplaint> Complaints) Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return OshaFile.Read(stream);
    }

    /// <summary>What the program prints for the file, line by line, and how it exits.</summary>
    public static (int Exit, string[] Output, string Errors) Run(string file, bool verbose = false, string? ruleSet = null)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = OshaReplay.Run(file, Procedures, ruleSet, verbose, output, errors);
        return (exit, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.ToString());
    }

    private static Jurisdiction Under(string? ruleSet)
    {
        var reading = Jurisdiction.Read(Procedures, ruleSet);
        return reading.Value ?? throw new InvalidOperationException(string.Join("\n", reading.Findings));
    }

    /// <summary>The refusals, shortly: the rule where a rule of law spoke, and what was refused.</summary>
    public static string[] Refused(this ReplayedRow row) => [.. row.Refusals.Select(r => $"{r.Why.Rule ?? r.Why.GetType().Name} {r.What}")];
}
