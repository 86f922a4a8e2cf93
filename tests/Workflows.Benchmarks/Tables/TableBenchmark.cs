using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Workflows.Decisions.Dmn;
using Workflows.TestKit.Files;

namespace Workflows.Benchmarks.Tables;

/// <summary>What an evaluation of a table of 40 rules and 6 inputs costs here and with feelin, measured in one run.</summary>
internal static class TableBenchmark
{
    private const double Bound = 5;
    private const double Times = 20;

    /// <returns>0 when an evaluation costs less than 5 microseconds and is 20 times as fast as feelin's, 1 when not, 2 when the two do not agree on the values.</returns>
    public static int Run(TextWriter output)
    {
        var rows = DiscretionTable.Rows;
        var peer = Feelin();
        var decisions = ((string[])["UNIQUE", "FIRST"]).ToDictionary(policy => policy, policy => DmnReader.Read(DiscretionTable.Dmn(policy), "table.dmn").Model!.Find("fine")!);
        foreach (var (policy, decision) in decisions)
        {
            var values = rows.Select(row => decision.Evaluate(row).Value.ToString()).ToArray();
            if (peer.Agree && values.SequenceEqual(peer.Values)) continue;
            output.WriteLine($"Expected the same values from both, but with hit policy {policy} they differ: {string.Join(' ', values)} and {string.Join(' ', peer.Values)}");
            return 2;
        }
        output.WriteLine($"{DiscretionTable.Rules.Count} rules, {DiscretionTable.Names.Count()} inputs, {rows.Count} rows of inputs; microseconds an evaluation, median of the repeats");
        var slowest = decisions.Max(entry =>
        {
            var (median, least) = Stopped.Microseconds(rows.Count * 100, () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    foreach (var row in rows) entry.Value.Evaluate(row);
                }
            });
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"here, {entry.Key,-6}          {median,9:0.00}   (least {least:0.00})"));
            return median;
        });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"feelin, cell by cell   {peer.Cells,9:0.00}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"feelin, one expression {peer.Expression,9:0.00}"));
        var ratio = Math.Min(peer.Cells, peer.Expression) / slowest;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"here {slowest:0.00} of {Bound:0} microseconds allowed; {ratio:0} times as fast as feelin's faster way, {Times:0} wanted"));
        return slowest < Bound && ratio >= Times ? 0 : 1;
    }

    private static PeerTimes Feelin()
    {
        var packages = Path.Combine(SourceTree.Root, "tests");
        if (!Directory.Exists(Path.Combine(packages, "node_modules", "feelin")))
        {
            throw new InvalidOperationException($"Expected the npm package feelin in '{packages}', but it is not installed. Run: npm ci --prefix {packages}");
        }
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Tables", "feelin-table.mjs"), packages]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("Expected Node.js as 'node' on the PATH, but it did not start.");
        var question = new { names = DiscretionTable.Names, rules = DiscretionTable.Rules.Select(rule => new object[] { rule.Cells, rule.Output }), rows = DiscretionTable.PlainRows() };
        node.StandardInput.Write(JsonSerializer.Serialize(question));
        node.StandardInput.Close();
        var answer = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        using var read = JsonDocument.Parse(answer);
        var root = read.RootElement;
        return new(
            [.. root.GetProperty("values").EnumerateArray().Select(value => value.GetRawText())],
            root.GetProperty("agree").GetBoolean(),
            root.GetProperty("cells").GetDouble(),
            root.GetProperty("expression").GetDouble());
    }

    private sealed record PeerTimes(string[] Values, bool Agree, double Cells, double Expression);
}
