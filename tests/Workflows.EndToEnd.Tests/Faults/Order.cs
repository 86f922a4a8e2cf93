using Workflows.Engine.Cases;
using Workflows.Engine.Commands;
using Workflows.Runtime.Cases;

namespace Workflows.EndToEnd.Tests.Faults;

/// <summary>A form that somebody sends: the command's key, where it goes, and what it says.</summary>
/// <param name="Does">The kind of event that the log has once it was accepted, such as <c>case-opened</c>.</param>
internal sealed record Order(Guid Key, CaseId Case, string To, string Does, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>What the host keeps once it was accepted from somebody.</summary>
    public string ReceiptOf(string account) => CommandReceipt.KeyOf($"{Key}", Does switch
    {
        "case-opened" => typeof(CaseCommand.StartCase),
        "task-claimed" => typeof(CaseCommand.ClaimTask),
        _ => typeof(CaseCommand.CompleteTask),
    }, account);

    /// <summary>Opens a case; its id comes from the key.</summary>
    public static Order Open()
    {
        var key = Guid.CreateVersion7();
        return new(key, CaseId.Parse($"c-{key:n}"), "/cases/start", "case-opened",
        [
            new("_key", $"{key}"), new("party.kind", "unit"), new("party.name", "示例戊印刷有限公司"), new("party.code", "91000000000000005X"),
            new("party.address", "示例县示例路5号"), new("place", "印刷车间"), new("source", "inspection"),
        ]);
    }

    public static Order Claim(CaseId id, string task) => Of(id, task, "Claim", "task-claimed");

    /// <summary>Hands in the record of an inspection by both officers.</summary>
    public static Order Inspect(CaseId id, string task, string day) => Of(id, task, "Complete", "task-completed",
        new("inspectedOn", day), new("inspectors", "officer1"), new("inspectors", "officer2"), new("findings", "现场检查情况（示例）。"),
        new("violationFound", "true"), new("dangerousOperation", "none"), new("signature", "signed"));

    private static Order Of(CaseId id, string task, string handler, string does, params IEnumerable<KeyValuePair<string, string>> fields)
    {
        var key = Guid.CreateVersion7();
        return new(key, id, $"{task}?handler={handler}", does, [new("_key", $"{key}"), .. fields]);
    }
}
