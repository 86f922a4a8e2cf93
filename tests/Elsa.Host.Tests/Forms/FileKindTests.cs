using System.Text;
using Elsa.Host.Forms;

namespace Elsa.Host.Tests.Forms;

/// <summary>What a file is, is told by its content: a name can lie.</summary>
public sealed class FileKindTests
{
    public static TheoryData<string, byte[]> Programs => new()
    {
        { "送达回证.pdf", "MZ\u0090"u8.ToArray() },
        { "照片.jpg", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] },
        { "笔录.txt", "#!/bin/sh\nrm -rf /"u8.ToArray() },
        { "类.bin", [0xCA, 0xFE, 0xBA, 0xBE] },
        { "说明.txt", "  <!doctype HTML><p>"u8.ToArray() },
        { "图.png", "<?xml version=\"1.0\"?><svg onload=\"x()\">"u8.ToArray() },
        { "run.bat", "echo"u8.ToArray() },
        { "表.xlsm", [0x50, 0x4B, 0x03, 0x04] },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void What_could_run_on_the_reader_s_machine_is_not_taken(string name, byte[] head) => Assert.Null(FileKind.Of(name, head));

    public static TheoryData<string, byte[], string> Taken => new()
    {
        { "回证.pdf", "%PDF-1.7"u8.ToArray(), "application/pdf" },
        { "照片.png", [0x89, 0x50, 0x4E, 0x47, 0x0D], "image/png" },
        { "照片.jpeg", [0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg" },
        { "笔录.docx", [0x50, 0x4B, 0x03, 0x04], "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "打包.zip", [0x50, 0x4B, 0x03, 0x04], "application/zip" },
        { "录像.mp4", [0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73], "video/mp4" },
        { "笔录.txt", Encoding.UTF8.GetBytes("询问笔录"), "text/plain; charset=utf-8" },
        { "数据", [1, 0, 2], "application/octet-stream" },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public void What_papers_and_recordings_are_is_told_by_their_first_bytes(string name, byte[] head, string mediaType) =>
        Assert.Equal(mediaType, FileKind.Of(name, head));
}
