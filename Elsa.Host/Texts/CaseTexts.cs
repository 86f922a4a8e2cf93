namespace Elsa.Host.Texts;

/// <summary>Names <c>CaseTexts.resx</c> (Chinese) and <c>CaseTexts.en.resx</c>: the inbox, tasks and case files.</summary>
internal sealed class CaseTexts;
