using Elsa.Host.Casework;

namespace Elsa.Host.Pages.Cases;

/// <summary>The documents made in the case.</summary>
internal sealed class DocumentsModel(CaseFiles files) : CasePage(files);
