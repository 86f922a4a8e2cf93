namespace Elsa.Host.Texts;

/// <summary>Names <c>DeskTexts.resx</c> (Chinese) and <c>DeskTexts.en.resx</c>: board, messages, outbox, procedures and rules, search.</summary>
internal sealed class DeskTexts;
