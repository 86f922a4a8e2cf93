namespace Elsa.Host.Texts;

/// <summary>Names <c>StaffTexts.resx</c> (Chinese) and <c>StaffTexts.en.resx</c>: who acts for whom, and closing accounts.</summary>
internal sealed class StaffTexts;
