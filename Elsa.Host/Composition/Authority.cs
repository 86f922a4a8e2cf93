using Elsa.Host.Frame;
using Workflows.Decisions.Feel;
using Workflows.Runtime.Definitions;

namespace Elsa.Host.Composition;

/// <summary>The authority whose application this is, by <c>workflows/agency.yaml</c>; its name stands in the top bar and over the portal.</summary>
internal sealed class Authority(ProcedureLibrary library)
{
    /// <summary>The name in the reader's language.</summary>
    public string Name => Languages.Pick(Fact("name"), Fact("nameEn"));

    private string Fact(string name) => library.Current.Procedures.Agency[name] is FeelValue.String text ? text.Value : "";
}
