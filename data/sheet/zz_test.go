package sheet_test
import ("testing";"syscall";"bytes";"io";"sapar/data/sheet")
func cpu() float64 { var u syscall.Rusage; syscall.Getrusage(0,&u); return float64(u.Utime.Nano()+u.Stime.Nano())/1e6 }
func BenchmarkCPURead(b *testing.B){
	raw := write(b, manifest(), ship(demoRecords(b, akzhaiyk)...))
	c := cpu(); n := 0
	for b.Loop(){ n++; workbook().Read(bytes.NewReader(raw), int64(len(raw)), sheet.ReadOptions{}) }
	b.ReportMetric((cpu()-c)/float64(n), "cpu-ms/op")
	b.ReportMetric(float64(len(raw)), "bytes")
}
func BenchmarkCPUWrite(b *testing.B){
	s := ship(demoRecords(b, akzhaiyk)...)
	c := cpu(); n := 0
	for b.Loop(){ n++; workbook().Write(io.Discard, manifest(), "kk", s) }
	b.ReportMetric((cpu()-c)/float64(n), "cpu-ms/op")
}
