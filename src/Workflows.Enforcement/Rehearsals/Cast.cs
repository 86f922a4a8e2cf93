using System.Collections.Immutable;
using Workflows.Engine.People;

namespace Workflows.Enforcement.Rehearsals;

/// <summary>The people of a rehearsal, one for each role, as roles and not as persons.</summary>
public static class Cast
{
    private static readonly DateOnly s_from = new(1950, 1, 1);
    private static readonly DateOnly s_to = new(2099, 12, 31);

    public static ImmutableDictionary<string, Person> Everybody { get; } = new[]
    {
        Someone("officer1", "承办人甲", "Officer A", ["case-officer"], "enforcement"),
        Someone("officer2", "承办人乙", "Officer B", ["case-officer"], "enforcement"),
        Someone("unit-head", "承办机构负责人", "Head of unit", ["unit-head"], "enforcement"),
        Someone("reviewer", "法制审核员", "Legality reviewer", ["legal-reviewer"], "legal-qualification"),
        Someone("chair", "听证主持人", "Hearing chair", ["hearing-chair"], "enforcement"),
        Someone("clerk", "听证记录员", "Hearing clerk", ["hearing-clerk"], null),
        Someone("head", "行政机关负责人", "Head of the agency", ["agency-head"], "enforcement"),
        Someone("publisher", "公示员", "Publisher", ["publisher"], null),
        Someone("deputy", "分管副职", "Deputy head", ["deputy-head"], "enforcement"),
        Someone("director", "主要负责人", "Principal head", ["principal-head"], "enforcement"),
        Someone("supervisor", "督查员", "Supervisor", ["supervisor"], null),
    }.ToImmutableDictionary(p => p.Id);

    /// <summary>Who plays the role.</summary>
    public static string For(string role) => Everybody.Values.Where(p => p.Has(role)).Select(p => p.Id).Order(StringComparer.Ordinal).FirstOrDefault()
        ?? throw new InvalidOperationException($"Expected somebody in the cast with the role '{role}', but there is nobody.");

    private static Person Someone(string id, string zh, string en, ImmutableArray<string> roles, string? certificate) =>
        new(id, zh, en, "示例县应急管理局", $"{id}@example.test", roles, certificate is null ? [] : [new(certificate, $"示例-{id}", s_from, s_to)]);
}
