using System.Globalization;
using Workflows.Decisions.Feel;
using Workflows.Enforcement.Rehearsals;
using Workflows.Engine.Cases;

namespace Elsa.Host.Demo;

/// <summary>An invented case: whose it is, when it opens, and how it differs from the usual one.</summary>
internal sealed record PlayedCase(CaseId Id, DateTimeOffset OpensAt, FeelContext Opening, Scenario Scenario)
{
    /// <summary>A case against an enterprise. The name is plainly invented.</summary>
    public static PlayedCase OfUnit(string id, DateTimeOffset opensAt, int number, string name, Scenario scenario) => new(CaseId.Parse(id), opensAt, Of(number, name, "unit")
        .Set("party.code", FeelValue.Of(string.Create(CultureInfo.InvariantCulture, $"91000000000000{number:D3}X")))
        .Set("party.representative", FeelValue.Of("负责人甲")), scenario);

    /// <summary>A case against a natural person, who is a role and nobody.</summary>
    public static PlayedCase OfPerson(string id, DateTimeOffset opensAt, int number, string name, Scenario scenario) =>
        new(CaseId.Parse(id), opensAt, Of(number, name, "person"), scenario);

    private static FeelContext Of(int number, string name, string kind) => FeelContext.Empty
        .Set("party.kind", FeelValue.Of(kind))
        .Set("party.name", FeelValue.Of(name))
        .Set("party.address", FeelValue.Of(string.Create(CultureInfo.InvariantCulture, $"示例县示例路{number}号")))
        .Set("place", FeelValue.Of("生产车间"))
        .Set("source", FeelValue.Of("inspection"));
}
