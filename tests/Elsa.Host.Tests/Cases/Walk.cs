using System.Net;
using System.Text.RegularExpressions;
using Elsa.Host.Tests.Forms;

namespace Elsa.Host.Tests.Cases;

/// <summary>Steps that walks through a case have in common, each as a person takes it on the pages.</summary>
internal static partial class Walk
{
    /// <summary>Opens a case on a unit and gives its address: <c>/cases/c-…</c>.</summary>
    public static async Task<string> OpenCaseAsync(Visitor officer, string party)
    {
        using var answer = await (await StartFormAsync(officer, party)).SubmitAsync(officer);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>The form that opens a case, filled in and not yet sent.</summary>
    public static async Task<PageForm> StartFormAsync(Visitor officer, string party)
    {
        using var grown = await (await PageForm.OnAsync(officer, "/cases/start", "start-form")).With("party.kind", "unit").SubmitAsync(officer, "Update");
        return (await PageForm.OnAsync(grown, "start-form")).With("party.name", party).With("party.code", "91000000000000009X")
            .With("party.address", "示例县示例路9号").With("place", "生产车间").With("source", "inspection");
    }

    /// <summary>The address of the only open task of a case.</summary>
    public static async Task<string> TaskOfAsync(Visitor reader, string caseAddress) => TaskLink().Match(await reader.ReadAsync(caseAddress)).Groups["path"].Value is { Length: > 0 } path
        ? path
        : throw new InvalidOperationException($"Expected an open task on {caseAddress}, but there is none.");

    /// <summary>The record of an inspection that found nothing, filled in and not yet sent.</summary>
    public static PageForm NothingFound(this PageForm form) => form
        .With("inspectedOn", "2026-03-26").With("inspectors", "officer1", "officer2").With("findings", "现场未发现问题").With("violationFound", "false").With("dangerousOperation", "none").With("signature", "signed");

    [GeneratedRegex("href=\"(?<path>/tasks/[^\"]+)\"")]
    private static partial Regex TaskLink();
}
